namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class HsaIdMissing
{
    public static Check Check { get; } = new(
        "hsa_id_missing",
        new("HSA-id saknas", "HSA-id missing"),
        (count, of) => new(
            $"{count} av {of} nationella poster saknar HSA-id, eller har ett som inte kan vara ett.",
            $"{count} of {of} national records have no HSA-id, or one that cannot be."))
    {
        OnNational = Run,
    };

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    private static void Run(CheckInput input, CheckSettings by, Marks marks)
    {
        foreach (var row in input.National)
        {
            if (marks.Asks(row.Unit ?? "") && !IsHsaId(row.Unit))
            {
                marks.AddNamed(row.Id, row.Unit ?? "", row.Month.First.DayNumber, row.IsProtected);
            }
        }
    }

    private static bool IsHsaId(string? text) =>
        text is { Length: > 13 and <= 31 } && text.StartsWith("SE", StringComparison.Ordinal) && text[12] == '-'
        && text.AsSpan(2, 10).IndexOfAnyExceptInRange('0', '9') < 0 && text.AsSpan(13).IndexOfAnyExcept(Allowed) < 0;
}
