using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Rules;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring;

/// <summary>Runs the example table of every rule's page.</summary>
public sealed class RuleTables
{
    private static readonly DateOnly SomeDay = new(2025, 3, 10);

    [Fact]
    public void Clock_start_is_as_its_table_says()
    {
        foreach (var row in Rows("ClockStart"))
        {
            var rules = Given.Bup2025 with
            {
                FirstVisitClocks = [new(DateOnly.MinValue, Given.Choice<FirstVisitClock>(row["Setting"]), new("test", ""))],
            };
            var (day, reason) = ClockStart.Of(ClockStartHistory(row), rules);
            row.Expect(row["Expected"], day is null ? reason.Id : $"{day:yyyy-MM-dd} {reason.Id}");
        }
    }

    [Fact]
    public void Clock_stop_is_as_its_table_says()
    {
        foreach (var row in Rows("ClockStop"))
        {
            var x = Given.Contact(row["X id"], Kind(row["X point"]), row.Date("X day")!.Value) with
            {
                Status = Given.Choice<ContactStatus>(row["X status"]),
                WaitId = row["X names"].Length == 0 ? null : row["X names"],
            };
            var b = Given.Contact("B", ContactKind.FirstVisit, SomeDay) with { WaitId = "W" };
            var histories = Histories.Of(new CareEventList([Given.Wait("W", MeasuringPoint.FirstVisit, new(2025, 2, 1)), b, x]));
            row.Expect(row["Expected"], ClockStop.Standing(x, x.WaitId is null ? null : histories.OfWait(x.WaitId)).Id);
            row.Expect(row["Stops W"], ClockStop.Of(histories.OfWait("W")!)!.ContactId);
        }
    }

    [Fact]
    public void Removal_is_as_its_table_says()
    {
        foreach (var row in Rows("Removal"))
        {
            var (removed, isVoid) = Removal.Of(row.Date("Removed"), row.Date("Stopped"));
            row.Expect(row["Expected"], isVoid ? "void" : removed is null ? "none" : $"{removed:yyyy-MM-dd}");
        }
    }

    [Fact]
    public void Decision_at_treatment_is_as_its_table_says()
    {
        foreach (var row in Rows("DecisionAtTreatment"))
        {
            var point = Given.Point(row["Point"]);
            var wait = Given.Wait("W", point, row.Date("Listed")!.Value) with { DecidedOn = row.Date("Decided"), RemovedOn = row.Date("Removed") };
            List<Contact> contacts = row.Date("Treated") is { } day ? [Given.Contact("C", (ContactKind)point, day) with { WaitId = "W" }] : [];
            var course = Course.Of(new History(wait, null, [], contacts), Given.Bup2025);
            row.Expect(row["Expected"], DecisionAtTreatment.Holds(course, Given.Bup2025) ? "yes" : "no");
        }
    }

    [Fact]
    public void Entry_is_as_its_table_says()
    {
        foreach (var row in Rows("Entry"))
        {
            row.Expect(row["Expected"], $"{Entry.Of(row.Date("Listed"), row.Date("Start"), row.Date("Stopped")):yyyy-MM-dd}");
        }
    }

    [Fact]
    public void Exclusion_is_as_its_table_says()
    {
        foreach (var row in Rows("Exclusion"))
        {
            var days = int.Parse(row["Days"], CultureInfo.InvariantCulture);
            var (deviation, rules) = (Given.Deviation(row["Deviation"]), row.Cells.TryGetValue("Rule set", out var id) ? Given.Parse(id) : Given.Bup2025);
            row.Expect(row["Expected"], Exclusion.OfCompleted(deviation, days, rules).Id);
            if (row.Cells.TryGetValue("Waiting", out var waiting))
            {
                row.Expect(waiting, Exclusion.IsOutOfWaiting(deviation, days, rules) ? "out" : "counts");
            }
        }
    }

    [Fact]
    public void Unit_at_the_time_is_as_its_table_says()
    {
        foreach (var row in Rows("UnitAtTheTime"))
        {
            var wait = Given.Wait("W", MeasuringPoint.FirstVisit, new(2025, 2, 1)) with { UnitId = row["Unit"] };
            var course = Course.Of(new History(wait, null, Moves(row["Moves"]), []), Given.Bup2025);
            row.Expect(row["Expected"], course.UnitOn(row.Date("Day")!.Value));
        }
    }

    [Fact]
    public void Care_level_at_entry_is_as_its_table_says()
    {
        foreach (var row in Rows("CareLevelAtEntry"))
        {
            var wait = Given.Wait("W", MeasuringPoint.Treatment, row.Date("Entry")!.Value) with { UnitId = row["Unit"] };
            var course = Course.Of(new History(wait, null, [], []), Given.Bup2025);
            CareLevel? asked = row["Asked"] == "all" ? null : Given.Choice<CareLevel>(row["Asked"]);
            row.Expect(row["Expected"], CareLevelAtEntry.Holds(course, new UnitRegister(Units(row["Units"])), asked) ? "yes" : "no");
        }
    }

    [Fact]
    public void How_long_is_as_its_table_says()
    {
        foreach (var row in Rows("HowLong"))
        {
            List<int> days = [.. row["Days"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
            days.Reverse();
            var spread = HowLong.Of(days);
            row.Expect(
                $"{row["Median"]}|{row["P90"]}|{row["Longest"]}|{row["Over 30"]}|{row["Over 60"]}|{row["Over 90"]}|{row["Over 365"]}",
                $"{spread.Median}|{spread.P90}|{spread.Longest}|{spread.Over30}|{spread.Over60}|{spread.Over90}|{spread.Over365}");
        }
    }

    [Fact]
    public void Age_at_start_is_as_its_table_says()
    {
        foreach (var row in Rows("AgeAtStart"))
        {
            var born = row["Born"].Split('-').Select(int.Parse).ToArray();
            var years = AgeAtStart.Years(born[0], born.Length > 1 ? born[1] : null, row.Date("Day")!.Value);
            row.Expect($"{row["Years"]} {row["Band"]}", $"{years} {AgeAtStart.Band(years)}");
        }
    }

    [Fact]
    public void Standing_in_a_month_is_as_its_table_says()
    {
        foreach (var row in Rows("MonthStanding"))
        {
            var standings = MonthStanding.Of(CourseOf(row), Month.Parse(row["Month"]), Given.Bup2025);
            var say = row.Cells.ContainsKey("Moves") ? SayUnit : (Func<Standing, string>)Say;
            row.Expect(row["Expected"], standings.Count == 0 ? "nothing" : string.Join(", ", standings.Select(say)));
        }
    }

    [Fact]
    public void National_standing_is_as_its_table_says()
    {
        foreach (var row in Rows("NationalStanding"))
        {
            var isStrict = row.Cells.TryGetValue("Setting", out var setting) && setting == "strict";
            var judged = NationalStanding.Of(Given.Record(row), Given.Bup2025 with { National = isStrict ? Given.Strict : Given.ByActivity });
            var days = judged.Days is { } known ? known.ToString(CultureInfo.InvariantCulture) : "-";
            row.Expect(row["Expected"], $"{judged.Month} {judged.Point?.Code() ?? "none"} {days} {judged.Reason.Id}");
        }
    }

    private static IReadOnlyList<TableRow> Rows(string rule) => TableRow.Read($"src/Measuring/Rules/{rule}.md");

    private static ContactKind? Kind(string code) =>
        code.Length == 0 ? null : Enum.GetValues<ContactKind>().Single(kind => kind.Code() == code);

    private static History ClockStartHistory(TableRow row)
    {
        var point = Given.Point(row["Point"]);
        var referral = row.Date("Referral received") is { } received
            ? new Referral
            {
                ReferralId = "R",
                PatientId = "p",
                UnitId = "A",
                ReceivedOn = received,
                DecidedOn = row.Date("Referral decided"),
                AssessedOn = row.Date("Referral assessed"),
            }
            : null;
        return row["Wait"] == "implied"
            ? new History(null, referral, [], [Given.Contact("C", (ContactKind)point, new(2025, 3, 20)) with { DecidedOn = row.Date("Decided") }])
            : new History(Given.Wait("W", point, row.Date("Listed")!.Value) with { DecidedOn = row.Date("Decided") }, referral, [], []);
    }

    private static Course CourseOf(TableRow row)
    {
        var stopped = row.Date("Stopped");
        var contact = stopped is { } day ? Given.Contact("C", ContactKind.Treatment, day) with { WaitId = "W" } : null;
        if (row.Date("Listed") is not { } listed)
        {
            return Course.Of(new History(null, null, [], [contact! with { WaitId = null, DecidedOn = row.Date("Start") }]), Given.Bup2025);
        }

        var wait = Given.Wait("W", MeasuringPoint.Treatment, listed) with { DecidedOn = row.Date("Start"), RemovedOn = row.Date("Removed") };
        var moves = row.Cells.TryGetValue("Moves", out var text) ? Moves(text) : [];
        return Course.Of(new History(wait, null, moves, contact is null ? [] : [contact]), Given.Bup2025);
    }

    private static string SayUnit(Standing standing) => $"{standing.GetType().Name.ToLowerInvariant()} {standing.UnitId}";

    private static string Say(Standing standing) => standing switch
    {
        Standing.Completed completed => $"completed {completed.Days} {completed.Why.Id}",
        Standing.Waiting waiting => $"waiting {waiting.Days} {(waiting.IsInTime ? "in time" : "late")}",
        Standing.LeftOut leftOut => $"left out {leftOut.Why.Id}",
        _ => standing.GetType().Name.ToLowerInvariant(),
    };

    private static List<Move> Moves(string text) =>
        [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(move => new Move
        {
            WaitId = "W", MovedOn = TableRow.Day(move[..10])!.Value, FromUnitId = move[11..12], ToUnitId = move[13..14],
        })];

    private static IEnumerable<CareUnit> Units(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(unit =>
        {
            var words = unit.Split(' ');
            var days = words[2].Split("..");
            return new CareUnit
            {
                UnitId = words[0],
                Name = words[0],
                CareLevel = Given.Choice<CareLevel>(words[1]),
                ValidFrom = TableRow.Day(days[0]),
                ValidTo = TableRow.Day(days[1]),
            };
        });
}
