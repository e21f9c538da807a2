using Trettio.Care;
using Trettio.Store;

namespace Trettio.Whole.Store;

/// <summary>What people decide is kept as it was said, in order, and a decided month never changes.</summary>
public abstract class ClosingTests : IDisposable
{
    private static readonly Month August = new(2025, 8);

    private readonly Given given;

    protected ClosingTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_accepted_finding_holds_until_it_is_withdrawn_and_is_never_forgotten()
    {
        using var store = given.Open();
        var first = store.Accept(new AcceptedFinding("stop_after_removal", "U1", August, 3, "Kända, åäö", "anna", Given.Noon));
        var second = store.Accept(new AcceptedFinding("wait_unknown", null, null, 1, "Läses in i september", "bo", Given.Noon));
        Assert.Equal([1, 2], [first.Id, second.Id]);
        Assert.True(store.WithdrawAcceptance(1, "bo", Given.Noon.AddDays(1)));
        Assert.False(store.WithdrawAcceptance(1, "bo", Given.Noon.AddDays(2)));
        Assert.False(store.WithdrawAcceptance(9, "bo", Given.Noon));
        var utc = Given.Noon.ToUniversalTime();
        Assert.Equal([first with { At = utc, WithdrawnAt = utc.AddDays(1), WithdrawnBy = "bo" }, second with { At = utc }], store.AcceptedFindings());
    }

    [Fact]
    public void Each_correction_is_a_version_of_its_own_and_the_earlier_ones_stay()
    {
        using var store = given.Open();
        var decided = Decided("VGR", August);
        var first = store.Publish(decided);
        var second = store.Publish(decided with { Version = 2, Reason = "Sen rättelse", Figures = "månad;2", Changes = "[]" });
        var other = store.Publish(Decided("VGR", August.Next));
        store.Publish(Decided("Dalarna", August));
        Assert.Equal([(1, 1), (2, 2), (3, 1)], [(first.Id, first.Version), (second.Id, second.Version), (other.Id, other.Version)]);
        Assert.Equal("cecilia", store.CheckPublication(2, "cecilia")!.CheckedBy);
        Assert.Null(store.CheckPublication(2, "dan"));
        Assert.Null(store.CheckPublication(99, "dan"));
        Assert.Equal([first, second with { CheckedBy = "cecilia" }, other], store.Publications("VGR"));
        Assert.Equal(4, store.Publications().Count);
    }

    [Fact]
    public void Steps_and_files_come_back_in_order_byte_for_byte()
    {
        using var store = given.Open();
        var utc = Given.Noon.ToUniversalTime();
        CloseStep[] steps =
        [
            new("VGR", August, "U1", CloseStepKind.Attested, utc, "anna") { Comment = "Stämmer", InsteadOf = "bo" },
            new("VGR", August, null, CloseStepKind.Decided, utc, "cecilia") { Delivery = 3, Detail = "fastställd" },
        ];
        store.Take(new("VGR", August.Next, "U1", CloseStepKind.Attested, utc, "anna"));
        Assert.Equal([steps[0] with { Id = 2 }, steps[1] with { Id = 3 }], steps.Select(store.Take).ToList());
        Assert.Equal([2, 3], store.CloseSteps("VGR", August).Select(step => step.Id));
        Assert.Equal(steps[0] with { Id = 2 }, store.CloseSteps("VGR", August)[0]);
        byte[] content = [0, 255, 10, 13, .. "åäö"u8];
        var file = store.Keep(new KeptFile("VGR", August, KeptFileKind.Receipt, "kvitto.xml", content, utc, "anna"));
        var kept = Assert.Single(store.KeptFiles("VGR", August));
        Assert.Equal(content, kept.Content);
        Assert.Equal((file.Id, file.Sha256, file.Name, file.Kind), (kept.Id, kept.Sha256, kept.Name, kept.Kind));
        Assert.Empty(store.KeptFiles("VGR", August.Next));
    }

    [Fact]
    public void Numbers_are_given_once_however_many_decide_at_the_same_time()
    {
        using var store = given.Open();
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => store.Accept(new AcceptedFinding("c", null, null, 1, "r", "w", Given.Noon)));
        Assert.Equal(Enumerable.Range(1, 12), store.AcceptedFindings().Select(finding => finding.Id));
    }

    [Fact]
    public void Of_many_who_decide_in_the_same_second_one_does_and_the_others_are_told()
    {
        const int Many = 8;
        using var together = new Barrier(Many);
        var answers = new System.Collections.Concurrent.ConcurrentBag<string>();
        given.Open().Dispose();
        var threads = Enumerable.Range(0, Many).Select(number => new Thread(() =>
        {
            using var store = given.Open();
            var who = $"person {number}";
            var step = new CloseStep("VGR", August, null, CloseStepKind.Decided, Given.Noon, who);
            together.SignalAndWait();
            try
            {
                answers.Add(store.Publish(Decided("VGR", August) with { DecidedBy = who }, step, [new KeptFile("VGR", August, KeptFileKind.Report, "r", [1], Given.Noon, who)]).DecidedBy);
            }
            catch (RefusedException refused)
            {
                Assert.Equal(ExitCode.NotPermitted, refused.Code);
                answers.Add(refused.Sentence.Sv);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        using var after = given.Open();
        var decided = Assert.Single(after.Publications());
        Assert.Equal(1, decided.Version);
        Assert.Equal([decided.DecidedBy], answers.Where(answer => answer.StartsWith("person", StringComparison.Ordinal)));
        Assert.Equal(Many - 1, answers.Count(answer => answer.StartsWith("Någon annan har just fastställt månaden;", StringComparison.Ordinal)));
        Assert.Equal(decided.DecidedBy, Assert.Single(after.CloseSteps("VGR", August)).Who);
        Assert.Equal(decided.DecidedBy, Assert.Single(after.KeptFiles("VGR", August)).Who);
    }

    [Fact]
    public void A_version_that_is_not_the_next_one_is_refused_and_leaves_nothing()
    {
        using var store = given.Open();
        store.Publish(Decided("VGR", August));
        var step = new CloseStep("VGR", August, null, CloseStepKind.Decided, Given.Noon, "bo");
        Assert.Throws<RefusedException>(() => store.Publish(Decided("VGR", August), step));
        Assert.Throws<RefusedException>(() => store.Publish(Decided("VGR", August) with { Version = 3 }, step));
        Assert.Empty(store.CloseSteps("VGR", August));
        store.Publish(Decided("VGR", August) with { Version = 2 }, step);

        // What has been corrected meanwhile is not checked; the correction is.
        Assert.Null(store.CheckPublication(1, "cecilia", step with { Kind = CloseStepKind.Checked }));
        Assert.Single(store.CloseSteps("VGR", August));
        Assert.NotNull(store.CheckPublication(2, "cecilia", step with { Kind = CloseStepKind.Checked }));
        Assert.Equal([CloseStepKind.Decided, CloseStepKind.Checked], store.CloseSteps("VGR", August).Select(one => one.Kind));
    }

    [Fact]
    public void A_delivery_that_comes_while_a_month_is_decided_stops_it()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        store.Take("b", Given.Events(Given.Wait("W2")));
        var refused = Assert.Throws<RefusedException>(() => store.Publish(Decided("VGR", August) with { Delivery = 1 }));
        Assert.StartsWith("En leverans kom medan månaden fastställdes", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Equal(1, store.Publish(Decided("VGR", August)).Version);
    }

    private static Publication Decided(string region, Month month) => new()
    {
        Region = region,
        Month = month,
        Version = 1,
        Delivery = 2,
        InputsHash = "in",
        RuleSet = "bup-2025",
        RulesHash = "rules",
        Agreement = "bup-2025",
        Program = "0.1.0",
        DecidedAt = Given.Noon.ToUniversalTime(),
        DecidedBy = "bo",
        Figures = "månad;1",
        Goals = "{}",
    };
}

/// <inheritdoc/>
public sealed class ClosingTestsInSqlite() : ClosingTests(new Given());

/// <inheritdoc/>
public sealed class ClosingTestsInPostgres(TestServer server) : ClosingTests(new Given(server));
