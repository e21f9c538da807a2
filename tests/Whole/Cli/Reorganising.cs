using System.IO.Compression;
using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Synthetic;
using Trettio.Whole.Store;

namespace Trettio.Whole.Cli;

/// <summary>A region splits a unit in two, merges two, renames one and closes one with its waiting children moved: what was reported before stands, byte for byte.</summary>
public abstract partial class Reorganising : IDisposable
{
    private const string Split = "SYN-BUP-EKBACKA";
    private const string Closed = "SYN-BUP-TALLHOLM";
    private const string Renamed = "SYN-BUP-BJORKDAL";
    private const string Merged = "SYN-BUP-SAMMAN";

    private static readonly string[] Into = ["SYN-BUP-ALMBY", "SYN-BUP-ASKLUND"];
    private static readonly DateOnly Day = new(2025, 9, 1);

    private readonly Bench bench = new();
    private readonly Given given;
    private readonly SyntheticRegion region = SyntheticRegion.Of(new() { Patients = 500, Years = 1, Seed = 5 });

    protected Reorganising(Given given) => this.given = given;

    public void Dispose()
    {
        bench.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void No_reorganisation_changes_a_past_figure_or_report()
    {
        // That the later months change is told in every report; it is not asked about here.
        const string check = "definitions/checks/figure_changed.yaml";
        bench.Write($"data/{check}", File.ReadAllText(Path.Combine(Bench.Root, check)).Replace("allowed_permille: 0", "allowed_permille: 1000", StringComparison.Ordinal));
        CareFileWriter.WriteFolder(Before(all: false), bench.At("before"));
        Run("import", bench.At("before")).Is(0);
        var (past, reports) = (Past(), Reports("first"));
        var (later, sums) = (Measured("2025-09", "2025-12", "--by", "unit"), Sums());

        var reorganised = new CareEventList([.. Reorganised(all: false)]);
        Assert.True(reorganised.Moves().Count(move => move.MovedOn == Day) > 20);
        CareFileWriter.WriteFolder(reorganised, bench.At("after"));
        Run("import", bench.At("after")).Is(0);

        Assert.Equal(past, Past());
        var again = Reports("second");
        Assert.Equal(reports.Select(file => file.Name), again.Select(file => file.Name));
        foreach (var (first, second) in reports.Zip(again))
        {
            Assert.True(first.Text == second.Text, $"{first.Name} differs: {At(first.Text, second.Text)}");
        }

        // What comes after does change per unit, and the region's sums do not: the clocks ran on.
        Assert.NotEqual(later, Measured("2025-09", "2025-12", "--by", "unit"));
        Assert.Equal(sums, Sums());
        Assert.Contains("BUP Ekbacka", reports.Single(file => file.Name.EndsWith("2025-08.html", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_closed_units_end_empty_and_every_balance_is_whole()
    {
        CareFileWriter.WriteFolder(new CareEventList([.. Reorganised(all: true)]), bench.At("after"));
        Run("import", bench.At("after")).Is(0);
        var rows = Measured("2025-08", "2025-12", "--by", "unit", "--care-level", "all").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';')).ToList();
        foreach (var gone in (string[])[Split, Closed, .. Into])
        {
            Assert.All(rows.Where(row => row[1] == gone && string.CompareOrdinal(row[0], "2025-09") >= 0), row => Assert.Equal("0", row[9]));
            Assert.Contains(rows, row => row[1] == gone && row[0] == "2025-09" && row[16] != "0");
        }

        Assert.Contains(rows, row => row[1] == Merged && row[0] == "2025-09" && row[15] != "0");

        // waiting(M) = waiting(M−1) + added + moved in + completed for others − completed − completed elsewhere − removed − moved out.
        var byMonth = rows.ToDictionary(row => (row[0], row[1], row[2]), row => row[3..].Select(cell => int.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray());
        foreach (var ((month, unit, point), now) in byMonth.Where(row => row.Key.Item1 != "2025-08"))
        {
            var before = byMonth.GetValueOrDefault((Month.Parse(month).Plus(-1).ToString(), unit, point));
            Assert.Equal(now[6], (before?[6] ?? 0) + now[8] - now[0] - now[9] + now[12] - now[13] + now[14] - now[15]);
        }
    }

    /// <summary>
    /// A later visit without a wait was waiting from its own decision at the unit that met the child (contracts §2.4): when that unit is new, so is
    /// where the child waited. The region's sums know nothing of it.
    /// </summary>
    [Fact]
    public void Later_visits_without_a_wait_at_a_new_unit_change_no_past_sum_of_the_region()
    {
        CareFileWriter.WriteFolder(Before(all: true), bench.At("before"));
        Run("import", bench.At("before")).Is(0);
        var past = ByRegion();
        CareFileWriter.WriteFolder(new CareEventList([.. Reorganised(all: true)]), bench.At("after"));
        Run("import", bench.At("after")).Is(0);
        Assert.Equal(past, ByRegion());

        string ByRegion() => Measured("2025-01", "2025-08", "--by", "region", "--care-level", "all") + Measured("2025-01", "2025-08", "--by", "region", "--basis", "judged");
    }

    private CareEventList Before(bool all) => new(
    [
        .. region.Units(), .. region.Patients(), .. region.Referrals(), .. region.Commitments(), .. region.Waits(), .. region.Moves(), .. region.Offers(), .. Contacts(all), .. region.Medications(),
    ]);

    private IEnumerable<Contact> Contacts(bool all) =>
        region.Contacts().Where(contact => all || contact.StartedOn < Day || contact.WaitId is not null || contact.Kind.Point() is null);

    private IEnumerable<CareEvent> Reorganised(bool all)
    {
        var seen = region.Contacts().Where(contact => contact.Status == ContactStatus.Done && contact.StartedOn < Day && contact.WaitId is not null)
            .Select(contact => (contact.WaitId!, contact.Kind.Point())).ToHashSet();
        var moved = region.Moves().ToLookup(move => move.WaitId);
        foreach (var unit in region.Units())
        {
            foreach (var row in Rows(unit))
            {
                yield return row;
            }
        }

        foreach (var wait in region.Waits())
        {
            // What was over before the day stays where it was; what stands then is moved; what is listed afterwards is listed at the new unit.
            var isOver = seen.Contains((wait.WaitId, wait.MeasuringPoint)) || wait.RemovedOn < Day;
            var standsAt = moved[wait.WaitId].OrderBy(move => move.MovedOn).LastOrDefault(move => move.MovedOn < Day)?.ToUnitId ?? wait.UnitId;
            var to = Successor(standsAt, wait.PatientId);
            yield return !isOver && wait.ListedOn >= Day ? wait with { UnitId = to } : wait;
            if (!isOver && wait.ListedOn < Day && to != standsAt)
            {
                yield return new Move { WaitId = wait.WaitId, MovedOn = Day, FromUnitId = standsAt, ToUnitId = to, Reason = standsAt == Closed ? MoveReason.UnitClosed : MoveReason.Reorganisation };
            }

            foreach (var move in moved[wait.WaitId])
            {
                yield return isOver || move.MovedOn < Day ? move
                    : move with { FromUnitId = Successor(move.FromUnitId, wait.PatientId), ToUnitId = Successor(move.ToUnitId, wait.PatientId) };
            }
        }

        foreach (var contact in Contacts(all))
        {
            yield return contact.StartedOn < Day ? contact : contact with { UnitId = Successor(contact.UnitId, contact.PatientId) };
        }

        foreach (var one in region.Patients().Cast<CareEvent>().Concat(region.Referrals()).Concat(region.Commitments()).Concat(region.Offers()).Concat(region.Medications()))
        {
            yield return one;
        }
    }

    /// <summary>The unit's rows as they are told after the day: the old ones end, and what takes their place begins.</summary>
    private static IEnumerable<CareUnit> Rows(CareUnit unit)
    {
        var lasts = unit.UnitId is Split or Closed or Renamed || Into.Contains(unit.UnitId);
        if (!lasts || !unit.IsValidOn(Day))
        {
            yield return unit;
            yield break;
        }

        yield return unit with { ValidTo = Day.AddDays(-1) };
        var next = unit with { ValidFrom = Day };
        switch (unit.UnitId)
        {
            case Split:
                yield return next with { UnitId = Split + "-1", Name = "BUP Ekbacka Öst" };
                yield return next with { UnitId = Split + "-2", Name = "BUP Ekbacka Väst" };
                break;
            case Renamed:
                yield return next with { Name = "Björkdals barn- och ungdomspsykiatri" };
                break;
            case "SYN-BUP-ALMBY":
                yield return next with { UnitId = Merged, Name = "BUP Samman" };
                break;
            default:
                break;
        }
    }

    private static string Successor(string unit, string child) => unit switch
    {
        Split => $"{Split}-{(child.Sum(sign => sign) % 2) + 1}",
        Closed => "SYN-BUP-GRANNAS",
        _ when Into.Contains(unit) => Merged,
        _ => unit,
    };

    /// <summary>
    /// Every figure up to the month before, and how long. The judged basis by region alone: a later contact that it reads as a wait of its own is one
    /// without a row, see <see cref="Later_visits_without_a_wait_at_a_new_unit_change_no_past_sum_of_the_region"/>.
    /// </summary>
    private string Past()
    {
        (string By, string Basis)[] asked = [("unit", "registered"), ("region", "registered"), ("region", "judged")];
        var texts = asked.Select(one => Measured("2025-01", "2025-08", "--by", one.By, "--basis", one.Basis, "--care-level", "all")).ToList();
        Run("measure", "--from", "2025-01", "--to", "2025-08", "--out", bench.At("f.csv"), "--distribution", bench.At("d.csv")).Is(0);
        return string.Join('\n', [.. texts, File.ReadAllText(bench.At("d.csv"))]);
    }

    /// <summary>The region's figures over the months after, but for the moves themselves and who completed for whom.</summary>
    private string Sums() => string.Join('\n', Measured("2025-09", "2025-12", "--by", "region", "--care-level", "all").Split('\n').Select(line => string.Join(';', line.Split(';').Take(15))));

    /// <summary>What each report holds, but for the moment it was made and which deliveries it was made from.</summary>
    private List<(string Name, string Text)> Reports(string folder)
    {
        foreach (var month in (string[])["2025-03", "2025-08"])
        {
            Run("report", "--region", "SYN", "--month", month, "--out", bench.At(folder), "--formats", "html,json,xlsx").Is(0);
        }

        var files = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(bench.At(folder)).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file) != ".xlsx")
            {
                files.Add((Path.GetFileName(file), Moment().Replace(File.ReadAllText(file), "")));
                continue;
            }

            using var book = ZipFile.OpenRead(file);
            foreach (var part in book.Entries)
            {
                using var text = new StreamReader(part.Open());
                files.Add(($"{Path.GetFileName(file)} {part.FullName}", Moment().Replace(text.ReadToEnd(), "")));
            }
        }

        return files;
    }

    /// <summary>Where two texts part.</summary>
    private static string At(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"'{one.Substring(Math.Max(0, at - 60), Math.Min(120, one.Length - Math.Max(0, at - 60)))}' / '{other.Substring(Math.Max(0, at - 60), Math.Min(120, other.Length - Math.Max(0, at - 60)))}'";
    }

    private string Measured(string from, string to, params string[] more) => Run(["measure", "--from", from, "--to", to, .. more]).Is(0).Output;

    private Answer Run(params string[] args) => bench.Run([.. args, "--db", given.Path]);

    [GeneratedRegex(@"(?:Leverans|Leveranserna|Delivery|Deliveries) 1[^<""]*|\d{4}-\d{2}-\d{2}([T ]| kl\. )\d{2}[:.]\d{2}[^""<\s]*")]
    private static partial Regex Moment();
}

/// <inheritdoc/>
public sealed class ReorganisingInAFile() : Reorganising(new Given());

/// <inheritdoc/>
public sealed class ReorganisingOnAServer(TestServer server) : Reorganising(new Given(server));
