using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Specs.Conventions;

/// <summary>No reason is free text in code: each has an id, a Swedish and an English sentence, and a source.</summary>
public sealed partial class Reasoning
{
    /// <summary>All that the code declares, found by looking; the list must hold the same.</summary>
    private static readonly List<Reason> Declared =
        [.. new[] { typeof(Reasons), typeof(Reasons.Change) }.SelectMany(type => type.GetProperties()).Where(one => one.PropertyType == typeof(Reason)).Select(one => (Reason)one.GetValue(null)!)];

    [Fact]
    public void Every_reason_declared_is_in_the_list_once()
    {
        Assert.Equal(Declared.Select(one => one.Id).Order(StringComparer.Ordinal), Reasons.All.Select(one => one.Id).Order(StringComparer.Ordinal));
        Repository.Holds("Two reasons of one id:", Reasons.All.GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Repository.Holds("Ids are words in lower case with underscores:", Reasons.All.Select(one => one.Id).Where(id => !Id().IsMatch(id)));
    }

    [Fact]
    public void Every_reason_is_a_sentence_in_both_languages_with_the_same_places()
    {
        foreach (var reason in Reasons.All)
        {
            foreach (var sentence in (string[])[reason.Sentence.Sv, reason.Sentence.En])
            {
                Assert.True(char.IsUpper(sentence[0]) || sentence[0] == '{', reason.Id);
                Assert.True(sentence[^1] == '.' != reason.Id.StartsWith("event_", StringComparison.Ordinal), reason.Id);
                Assert.Equal(sentence.Trim(), sentence);
                Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
            }

            Assert.Equal(Told.PlacesOf(reason.Sentence.Sv), Told.PlacesOf(reason.Sentence.En));
            Assert.NotEqual("", reason.Source.Section);
        }
    }

    [Fact]
    public void Every_reasons_source_is_registered()
    {
        var registered = Repository.Lines("docs/sources.md").Select(line => Registered().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value);
        Repository.Holds("Not in docs/sources.md:", Reasons.All.Select(one => one.Source.Document).Distinct().Except(registered));
    }

    [Fact]
    public void Explaining_and_judging_hold_no_sentence_of_their_own()
    {
        // What a definition file is refused with is said to whoever wrote the file, and a column's name is a heading: no reasons of a record's.
        var sentences =
            from file in Repository.Under("src/Measuring/Explaining", ".cs").Concat(Repository.Under("src/Measuring/Judging", ".cs"))
            where Path.GetFileName(file) is not ("ReadingsFile.cs" or "CodeList.cs" or "FigureColumn.cs")
            from line in Repository.Lines(file).Index()
            where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Item.Contains("throw new ArgumentException", StringComparison.Ordinal)
            from Match literal in Literal().Matches(line.Item)
            let text = literal.Groups[1].Value
            let isExplaining = file.Contains("/Explaining/", StringComparison.Ordinal)
            where isExplaining ? text.Contains(' ', StringComparison.Ordinal) : Sentence().IsMatch(text)
            select $"{file}:{line.Index + 1}: {text}";
        Repository.Holds("Make it a Reason in Reasons.*.cs:", sentences);
    }

    [Fact]
    public void A_sentences_places_are_all_filled_and_no_others()
    {
        var told = Reasons.LevelAtEntry.Says(("unit", "{day}"), ("level", 1234), ("day", new DateOnly(2025, 3, 31)));
        Assert.Equal("Enheten {day} hade vårdnivån 1234 den 2025-03-31, då väntan kom in i kön.", told.Phrase.Sv);
        Assert.Equal("Unit {day} was of care level 1234 on 2025-03-31, when the wait entered the queue.", told.Phrase.En);
        Assert.Equal(Reasons.LevelAtEntry, told.Reason);
        Assert.Equal("Utredning, genomförd (c)", Reasons.EventDone.Says(("what", MeasuringPoint.Investigation.Name()), ("contact", "c")).Phrase.Sv);
        Assert.Equal(Reasons.InTime.Sentence, Reasons.InTime.Says().Phrase);

        Assert.Throws<ArgumentException>(() => Reasons.StartDay.Says());
        Assert.Throws<ArgumentException>(() => Reasons.StartDay.Says(("month", 1)));
        Assert.Throws<ArgumentException>(() => Reasons.StartDay.Says(("day", 1), ("day", 1)));
        Assert.Throws<ArgumentException>(() => Reasons.InTime.Says(("day", 1)));
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|")]
    private static partial Regex Registered();

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\p{Lu}.* .*[.!?]$")]
    private static partial Regex Sentence();
}
