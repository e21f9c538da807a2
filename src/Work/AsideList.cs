using System.Globalization;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;

namespace Trettio.Work;

/// <summary>The rows that <c>pseudonymise</c> did not write, as a file: begun with the first of them. Without any, what an earlier run listed is taken away.</summary>
internal sealed class AsideList(WrittenTogether written, string path, Language language) : IDisposable
{
    private readonly Dictionary<AsideKind, long> counts = [];
    private StreamWriter? text;

    /// <summary>Rows by what is wrong with them.</summary>
    public IReadOnlyDictionary<AsideKind, long> Counts => counts;

    public void Add(RowSetAside row)
    {
        counts[row.Kind] = counts.GetValueOrDefault(row.Kind) + 1;
        if (text is null)
        {
            text = new(written.Begin(path), new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };
            text.WriteLine("file;line;column;class;reason");
        }

        text.WriteLine(string.Join(';', CsvCell.Quoted(row.File), row.Line.ToString(CultureInfo.InvariantCulture), CsvCell.Quoted(row.Column), row.Class, CsvCell.Quoted(row.Reason.In(language))));
    }

    /// <exception cref="RefusedException">An earlier list cannot be taken away (12).</exception>
    public void Close()
    {
        text?.Flush();
        if (text is not null)
        {
            return;
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Folders.NotWritable(path, fault);
        }
    }

    public void Dispose()
    {
        try
        {
            text?.Dispose();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // It has been moved to its place, or is not to be.
        }
    }
}
