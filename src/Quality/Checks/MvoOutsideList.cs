namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MvoOutsideList
{
    public static Check Check { get; } = new(
        "mvo_outside_list",
        new("MVO saknas eller är utanför listan", "MVO missing or outside the list"),
        (count, of) => new(
            $"{count} av {of} nationella poster saknar medicinskt verksamhetsområde eller har ett som inte finns i listan.",
            $"{count} of {of} national records have no MVO or one that is not in the list."))
    {
        OnNational = Run,
    };

    private static void Run(CheckInput input, CheckSettings by, Marks marks)
    {
        if (input.Mvo is not { Codes.Count: > 0 } list)
        {
            marks.NotApplicable(new("Ingen kodlista att jämföra med.", "No list of codes to compare with."));
            return;
        }

        foreach (var row in input.National)
        {
            if (marks.Asks(row.Unit ?? "") && !(row.Mvo is { } code && list.Find(code, row.Month.Last) is not null))
            {
                marks.AddNamed(row.Id, row.Unit ?? "", row.Month.First.DayNumber, row.IsProtected);
            }
        }
    }
}
