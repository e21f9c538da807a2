using System.Globalization;
using System.Text;
using Trettio.Store.Postgres;

namespace Trettio.Whole.Store;

/// <summary>The lines that go to the server's COPY are those of its text format, letter by letter.</summary>
public sealed class CopyLinesTests
{
    private static readonly string[] Letters = ["a", "Z", "~", " ", "0", "\\", "\t", "\n", "\r", "\u0001", "\u0002", "\u001f", "\u007f", "\u0080", "å", "\u0120", "\u015c", "€", "😀"];

    [Fact]
    public void A_text_of_any_length_and_letters_is_written_as_the_format_says()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);

            // Most texts are plain, so that the one odd letter stands in every place of a long one.
            var odd = random.Next(4);
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(at => random.Next(12) < odd ? Letters[random.Next(Letters.Length)] : "x" + at));
            Assert.Equal(Told(text) + "\n", Line(lines => lines.Text(text)));
        }
    }

    [Fact]
    public void Every_letter_alone_and_behind_sixteen_others_is_written_as_the_format_says()
    {
        foreach (var letter in Enumerable.Range(1, 0x2FF).Select(code => ((char)code).ToString()))
        {
            Assert.Equal(Told(letter) + "\n", Line(lines => lines.Text(letter)));
            Assert.Equal(Told("0123456789abcdef" + letter) + "\n", Line(lines => lines.Text("0123456789abcdef" + letter)));
            Assert.Equal(Told("0123" + letter + "456789abcdef") + "\n", Line(lines => lines.Text("0123" + letter + "456789abcdef")));
        }
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(9L)]
    [InlineData(10L)]
    [InlineData(-1L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_number_is_written_in_digits(long number) =>
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture) + "\n", Line(lines => lines.Number(number)));

    [Fact]
    public void What_is_missing_is_a_letter_that_no_text_is()
    {
        Assert.Equal("\u0001\t\u0001\t\n", Line(lines =>
        {
            lines.Text(null);
            lines.Number(null);
            lines.Text("");
        }));
        Assert.Equal("\\\u0001\n", Line(lines => lines.Text("\u0001")));
    }

    private static string Line(Action<CopyLines> write)
    {
        using var stream = new MemoryStream();
        var lines = new CopyLines(stream);
        write(lines);
        lines.EndRow();
        lines.Send();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>PostgreSQL 15, "COPY", "Text Format": a backslash before itself and before what would end the value or the line.</summary>
    private static string Told(string text)
    {
        var told = new StringBuilder();
        foreach (var letter in text)
        {
            told.Append(letter switch
            {
                '\\' => "\\\\",
                '\t' => "\\t",
                '\n' => "\\n",
                '\r' => "\\r",
                '\u0001' => "\\\u0001",
                _ => letter.ToString(),
            });
        }

        return told.ToString();
    }
}
