namespace Trettio.Reports.Workbook;

/// <summary>Small numbers of a single unit are not shown: one to four waits could point at a child.</summary>
internal static class SmallNumbers
{
    public const string Shown = "<5";
    private const int Smallest = 1;
    private const int Largest = 4;

    public static bool IsSmall(int? number) => number is >= Smallest and <= Largest;

    public static Cell Masked(int? number) => IsSmall(number) ? new Cell.Text(Shown, CellStyle.Count) : Cell.Count(number);

    /// <summary>The share of two numbers that are both shown.</summary>
    public static double? Share(int? part, int? whole, double? share) => IsSmall(part) || IsSmall(whole) ? null : share;
}
