namespace Trettio.Exchange;

/// <summary>A cell of the <c>;</c>-separated files that go out.</summary>
public static class CsvCell
{
    /// <summary>Quoted as in RFC 4180 where it must be; empty for null.</summary>
    public static string Quoted(string? cell) => cell is null ? ""
        : cell.AsSpan().IndexOfAny(";\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
