namespace Trettio.Measuring;

/// <summary>One row of monthly figures (contracts §1.3). Unit null: the region's own total, whose key's unit is the region's name.</summary>
public sealed record FigureRow(string Region, string? Unit, MonthlyFigure Figure);
