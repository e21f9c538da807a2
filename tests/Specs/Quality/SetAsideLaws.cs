using Trettio.Quality;
using Trettio.Synthetic;

namespace Trettio.Specs.Quality;

/// <summary>Where the checks set aside what does not fit changes nothing of what they find.</summary>
public class SetAsideLaws
{
    [Fact]
    public void A_stream_or_memory_or_a_stream_that_is_full_give_the_same_results_and_the_same_records()
    {
        var region = SyntheticRegion.Of(new() { Patients = 30_000, Years = 2, Seed = 3, Faults = true });
        var input = Checked.Input(region);
        using var stream = new MemoryStream();
        using var full = new FullStream(2 << 20);
        var held = Told(input);
        Assert.NotEmpty(held);
        Assert.Equal(held, Told(input with { SetAside = () => stream }));
        Assert.Equal(held, Told(input with { SetAside = () => full }));
        Assert.Equal(held, Told(input with { SetAside = () => throw new UnauthorizedAccessException() }));

        // They were used.
        Assert.True(stream.Length > 4 << 20);
        Assert.Equal(1, full.Refused);
    }

    [Fact]
    public void The_records_of_a_check_can_be_read_twice_and_from_several_at_once()
    {
        var region = SyntheticRegion.Of(new() { Patients = 30_000, Years = 2, Seed = 3, Faults = true });
        using var stream = new MemoryStream();
        var results = AllChecks.Run(Checked.Input(region) with { SetAside = () => stream }, Checked.Settings);
        var found = results.Where(result => result.Outcome.Found is not null).Select(result => result.Outcome.Found!).ToList();
        var whole = found.ToDictionary(rows => rows, rows => rows.Records().ToList());
        var turns = found.Select(rows => (Rows: rows, Next: rows.Records().GetEnumerator(), Read: new List<FailedRow>())).ToList();
        bool isMore;
        do
        {
            // Each in its turn, so that they read between each other.
            isMore = turns.ConvertAll(turn => Step(turn.Next, turn.Read)).Contains(true);
        }
        while (isMore);

        Assert.All(turns, turn => Assert.Equal(whole[turn.Rows], turn.Read));
        Assert.All(found, rows => Assert.Equal(rows.Count - rows.Protected, whole[rows].Count));
    }

    private static bool Step(IEnumerator<FailedRow> next, List<FailedRow> read)
    {
        var isMore = next.MoveNext();
        if (isMore)
        {
            read.Add(next.Current);
        }

        return isMore;
    }

    private static List<string> Told(CheckInput input) =>
    [
        .. AllChecks.Run(input, Checked.Settings).SelectMany(result => (result.Outcome.Found?.Records() ?? []).Select(row => row.ToString())
            .Prepend($"{result.Check.Id} {result.Outcome.Code} {Checked.Said(result.Outcome)} {result.Finding?.Sentence.Sv}")),
    ];

    /// <summary>A disk with so much room.</summary>
    private sealed class FullStream(long room) : MemoryStream
    {
        public int Refused { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Position + buffer.Length > room)
            {
                Refused++;
                throw new IOException("full");
            }

            base.Write(buffer);
        }
    }
}
