using System.Globalization;
using System.Text;
using ExcelDataReader;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>Rows of one sheet of a workbook. Date cells are written as dates, numbers without a decimal part as whole numbers.</summary>
internal sealed class SheetRows : RowReader
{
    private readonly string name;
    private readonly IExcelDataReader reader;
    private readonly List<int> ends = [];
    private byte[] text = new byte[4096];
    private int used;
    private int header;

    public SheetRows(string name, Func<Stream> open, int sheet)
    {
        this.name = name;
        reader = OpenWorkbook(name, open());
        for (var index = 0; index < sheet; index++)
            NextSheet(name, reader);
    }

    public override int Count => ends.Count;

    public override long Line => reader.Depth + 1;

    public override RowFault Fault => text.AsSpan(0, used).Contains((byte)0) ? RowFault.NotText : RowFault.None;

    /// <exception cref="RefusedException">The stream is no workbook (CannotRead).</exception>
    public static IExcelDataReader OpenWorkbook(string name, Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(stream);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            stream.Dispose();
            throw Refusals.Unreadable(name, broken);
        }
    }

    /// <exception cref="RefusedException">The sheet is damaged (CannotRead).</exception>
    public static bool NextSheet(string name, IExcelDataReader reader)
    {
        try
        {
            return reader.NextResult();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw Refusals.Unreadable(name, broken);
        }
    }

    public override bool Read()
    {
        try
        {
            while (reader.Read())
            {
                TakeCells();
                if (ends.Count > 0)
                {
                    header = header == 0 ? ends.Count : header;
                    return true;
                }
            }

            return false;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw Refusals.Unreadable(name, broken);
        }
    }

    // A sheet has no row ends of its own: cells that were never filled in are empty, not missing.
    public override RowFault FaultAmong(int columns) =>
        Fault != RowFault.None ? Fault : Count <= columns ? RowFault.None : RowFault.CellCount;

    public override ReadOnlySpan<byte> Cell(int index)
    {
        if (index >= ends.Count)
            return default;
        var from = index == 0 ? 0 : ends[index - 1];
        return text.AsSpan(from, ends[index] - from);
    }

    public override string Raw() =>
        string.Join(';', Enumerable.Range(0, Count).Select(index => Encoding.UTF8.GetString(Cell(index))));

    public override void Dispose() => reader.Dispose();

    // The package reports a damaged workbook in many ways, among them plain NullReferenceException and KeyNotFoundException.
    private static bool IsBroken(Exception fault) => fault is not (OutOfMemoryException or RefusedException or ThreadInterruptedException);

    private void TakeCells()
    {
        ends.Clear();
        used = 0;
        var lastFilled = 0;
        for (var index = 0; index < reader.FieldCount; index++)
        {
            var cell = AsText(reader.GetValue(index));
            if (cell.Length > 0)
            {
                var most = Encoding.UTF8.GetMaxByteCount(cell.Length);
                if (text.Length < used + most)
                    Array.Resize(ref text, Math.Max(text.Length * 2, used + most));
                used += Encoding.UTF8.GetBytes(cell, text.AsSpan(used));
                lastFilled = index + 1;
            }

            ends.Add(used);
        }

        ends.RemoveRange(lastFilled, ends.Count - lastFilled);
    }

    private static string AsText(object? value) => value switch
    {
        null => "",
        string written => written,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        bool claim => claim ? "1" : "0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
