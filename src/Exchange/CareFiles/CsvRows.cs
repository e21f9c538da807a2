using System.Text;
using CsvHelper;

namespace Trettio.Exchange;

/// <summary>Where a text file is and how it is written.</summary>
internal sealed record CsvShape(string Name, Func<Stream> Open, char Separator, Encoding? Encoding, long FirstLine);

/// <summary>Rows of a delimited text file (RFC 4180).</summary>
internal sealed class CsvRows : RowReader
{
    // A quote that is never closed is found out after this many bytes, not at the end of a large file.
    private const int LongestRow = 256 * 1024;

    // Every new start after a stray quote reads bytes again; past this many, rows are taken as the reader sees them.
    private const int MostRestarts = 1000;

    private readonly CsvShape shape;
    private CsvReader reader;
    private long linesBefore;
    private int restarts;
    private (long Lines, long Bytes) passed;
    private CsvMalformedReason? malformed;
    private RowFault fault;
    private long brokenLine;
    private string? brokenRaw;

    public CsvRows(CsvShape shape)
    {
        this.shape = shape;
        reader = Start(shape.FirstLine - 1);
    }

    public override int Count => brokenRaw is null ? reader.FieldCount : 0;

    public override long Line => brokenRaw is null ? linesBefore + reader.LineNumber : brokenLine;

    public override RowFault Fault => fault;

    public override bool Read()
    {
        try
        {
            return ReadOne();
        }
        catch (CsvFormatException broken)
        {
            // Longer than a row can be: a quote that is never closed.
            brokenLine = linesBefore + Math.Max(1, broken.LineNumber);
            return TakeFirstLine(brokenLine);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or EndOfStreamException)
        {
            throw Refusals.Unreadable(shape.Name, broken);
        }
    }

    public override ReadOnlySpan<byte> Cell(int index) => brokenRaw is null ? reader.GetSpan(index) : default;

    public override void ReadOnAfterFirstLine()
    {
        if (brokenRaw is null && restarts < MostRestarts && reader.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            TakeFirstLine(Line);
    }

    public override string Raw() => brokenRaw ?? Encoding.UTF8.GetString(reader.RawRecord);

    public override void Dispose() => reader.Dispose();

    private bool ReadOne()
    {
        brokenRaw = null;
        malformed = null;
        if (!reader.Read())
            return false;
        if (malformed is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote)
            fault = RowFault.Quotes;
        else
            fault = reader.RawRecord.Contains((byte)0) ? RowFault.NotText : RowFault.None;
        return true;
    }

    private bool TakeFirstLine(long line)
    {
        restarts++;
        reader.Dispose();
        using (var lines = StreamFrom(line - 1))
            brokenRaw = (shape.Encoding ?? Encoding.UTF8).GetString(lines.TakeLine(LongestRow));
        brokenLine = line;
        fault = RowFault.Quotes;
        reader = Start(line);
        return true;
    }

    /// <summary>The file after so many lines. A file on disk is not read again from its start.</summary>
    private LineStream StreamFrom(long lines)
    {
        var stream = shape.Open();
        if (!stream.CanSeek)
        {
            if (restarts > MostRestarts)
                throw Refusals.Unreadable(shape.Name);
            passed = default;
        }
        else
        {
            stream.Position = passed.Bytes;
        }

        var rest = new LineStream(stream);
        rest.Skip(lines - passed.Lines);
        passed = (lines, passed.Bytes + rest.Consumed);
        return rest;
    }

    private CsvReader Start(long skipLines)
    {
        linesBefore = skipLines;
        return CsvReader.Create(skipLines > 0 ? StreamFrom(skipLines) : shape.Open(), new CsvReaderOptions
        {
            HasHeader = false,
            Separator = shape.Separator,
            DetectSeparatorHint = false,
            Encoding = shape.Encoding,
            IncludeValuesInExceptions = false,
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = record => malformed = record.Reason,
        });
    }
}
