using System.Text;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>A text without quotes is read the same by the quick reader as by the one that knows quotes.</summary>
public sealed class PlainRowsSpecs
{
    private static readonly string[] Cells = ["", "a", " a ", "åäö", "2025-01-31", "x\ty", "lång text med blanksteg i", ",", "\u00a0"];

    [Fact]
    public void Any_plain_text_gives_the_same_rows_lines_faults_and_raw_texts()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var text = Text(new Random(seed));
            Assert.True(IsPlain(Encoding.UTF8.GetBytes(text)), text);
            var firstLine = 1 + (seed % 3);
            Assert.Equal(Rows(text, firstLine, plain: false), Rows(text, firstLine, plain: true));
        }
    }

    [Theory]
    [InlineData("a;b\r\nc;d\r\n", true)]
    [InlineData("a;b\nc;d", true)]
    [InlineData("a;\"b\"\n", false)]
    [InlineData("a;b\rc;d\n", false)]
    [InlineData("a;b\nc;d\r", false)]
    [InlineData("a;b\nc;d\r\r", false)]
    [InlineData("a;b\r\r\nc;d\n", false)]
    [InlineData("\r\r", false)]
    [InlineData("a;b\0\n", false)]
    [InlineData("", true)]
    public void A_text_is_plain_without_quotes_zeros_and_lone_returns(string text, bool isPlain)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(isPlain, IsPlain(bytes));

        // However it is cut: a return may be the last letter of one part and its break the first of the next.
        for (var at = 0; at < bytes.Length; at++)
        {
            Assert.Equal(isPlain, IsPlain(bytes[..at], bytes[at..]));
        }
    }

    [Theory]
    [InlineData(PlainText.LongestLine, true)]
    [InlineData(PlainText.LongestLine + 1, false)]
    public void A_line_longer_than_any_row_is_not_plain(int length, bool isPlain)
    {
        var line = Encoding.UTF8.GetBytes(new string('x', length) + "\n");
        Assert.Equal(isPlain, IsPlain(line[..1000], line[1000..]));
    }

    [Fact]
    public void The_first_cells_of_each_row_are_the_same_where_the_others_are_not_told_apart()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var text = Text(new Random(seed));
            for (var most = 0; most < 4; most++)
            {
                Assert.Equal(FirstCells(text, most, aloneAsked: false), FirstCells(text, most, aloneAsked: true));
            }
        }
    }

    [Fact]
    public void A_line_over_several_buffers_is_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 30).Select(row => new string((char)('a' + (row % 20)), PlainText.LongestLine - 3) + ";" + row + "\n"));
        Assert.Equal(Rows(text, 1, plain: false), Rows(text, 1, plain: true));
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        var rows = random.Next(1, 40);
        for (var row = 0; row < rows; row++)
        {
            text.AppendJoin(';', Enumerable.Range(0, random.Next(1, 70)).Select(_ => Cells[random.Next(Cells.Length)]));
            text.Append(random.Next(3) == 0 ? "\r\n" : "\n");
            text.Append(random.Next(5) == 0 ? "\n" : "");
        }

        return random.Next(2) == 0 ? text.ToString() : text.ToString().TrimEnd('\n', '\r');
    }

    private static bool IsPlain(params byte[][] parts)
    {
        var plain = new PlainText();
        foreach (var part in parts)
        {
            plain.Look(part);
        }

        // A return at the very end has no break after it.
        plain.End();
        return plain.IsPlain;
    }

    private static List<string> Rows(string text, int firstLine, bool plain)
    {
        // A stream that gives little at a time, as one out of an archive may.
        var shape = new CsvShape("waits.csv", () => new Trickle(Encoding.UTF8.GetBytes(text)), ';', null, firstLine);
        using RowReader rows = plain ? new PlainRows(shape) : new CsvRows(shape);
        var found = new List<string>();
        while (rows.Read())
        {
            var cells = Enumerable.Range(0, rows.Count + 1).Select(cell => Encoding.UTF8.GetString(rows.Cell(cell)));
            found.Add($"{rows.Line} {rows.Count} {rows.FaultAmong(3)} {rows.Raw()} {string.Join('|', cells)}");
        }

        return found;
    }

    private static List<string> FirstCells(string text, int most, bool aloneAsked)
    {
        using var rows = new PlainRows(new("waits.csv", () => new Trickle(Encoding.UTF8.GetBytes(text)), ';', null, 1));
        Assert.Equal(aloneAsked, aloneAsked && rows.ReadOnlyFirst(most));
        var found = new List<string>();
        while (rows.Read())
        {
            var cells = Enumerable.Range(0, most).Select(cell => Encoding.UTF8.GetString(rows.Cell(cell)));
            found.Add($"{rows.Line} {rows.Count >= most} {rows.Raw()} {string.Join('|', cells)}");
        }

        return found;
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 777));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 777)]);
    }
}
