using System.Globalization;

namespace Trettio.Whole.Cli;

/// <summary>A small delivery written by hand, and what it is expected to be counted to.</summary>
internal sealed class CareFolder : IDisposable
{
    public const string FiguresHeader =
        "month;unit_id;measuring_point;completed;excluded_mov;excluded_sov;excluded_pvv;counted;in_time;waiting;waiting_in_time;added;removed;planned;left_out;moved_in;moved_out;completed_for_others;completed_elsewhere";

    public const string Spread = "counted;median;p90;longest;over_30;over_60;over_90;over_365";

    public static readonly string WaitingSpread = string.Join(';', Spread.Split(';').Select(column => "waiting_" + column));

    public Bench Bench { get; } = new();

    public string Path => Bench.At("delivery");

    /// <summary>One file, its header first.</summary>
    public CareFolder Has(string name, params string[] lines)
    {
        Bench.Write($"delivery/{name}.csv", string.Join('\n', lines) + "\n");
        return this;
    }

    /// <summary>A wait: id, unit, measuring point, listed, decided and whatever other columns are named.</summary>
    public CareFolder Waits(string moreColumns, params string[] rows) =>
        Has("waits", ["wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on" + moreColumns, .. rows]);

    /// <summary>Contacts: id, patient, unit, day, status, measuring point, the wait named, and whatever other columns are named.</summary>
    public CareFolder Contacts(string moreColumns, params string[] rows) =>
        Has("contacts", ["contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id" + moreColumns, .. rows]);

    public Answer Measure(string from, string to, params string[] more) => Bench.Run(["measure", Path, "--from", from, "--to", to, .. more]);

    /// <summary>Measures and compares every row of figures.csv with those typed.</summary>
    public CareFolder Gives(string months, params string[] rows) => Gives(months, [], rows);

    public CareFolder Gives(string months, string[] options, string[] rows)
    {
        var ends = months.Split("..");
        var answer = Measure(ends[0], ends[^1], options).Is(0);
        Assert.Equal(string.Join('\n', [FiguresHeader, .. rows]) + "\n", answer.Output);
        return this;
    }

    /// <summary>Measures how long and compares every row of distribution.csv with those typed.</summary>
    public CareFolder Lasts(string months, string splits, string[] options, params string[] rows)
    {
        var ends = months.Split("..");
        var file = Bench.At("distribution.csv");
        Measure(ends[0], ends[^1], ["--out", Bench.At("figures.csv"), "--distribution", file, .. options]).Is(0);
        var header = string.Create(CultureInfo.InvariantCulture, $"month;unit_id;measuring_point;{splits}{Spread};{WaitingSpread}");
        Assert.Equal(string.Join('\n', [header, .. rows]) + "\n", File.ReadAllText(file));
        return this;
    }

    public void Dispose() => Bench.Dispose();
}
