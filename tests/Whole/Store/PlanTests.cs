using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Whole.Store;

/// <summary>Plans are kept in versions, each scope its own, and none ever changes.</summary>
public abstract class PlanTests : IDisposable
{
    private static readonly PlanScope Region = new("VGR", null, 2026);

    private readonly Given given;

    protected PlanTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Each_scope_has_versions_of_its_own_and_the_earlier_ones_stay()
    {
        using var store = given.Open();
        var first = store.Save(Of(Region, 1));
        var second = store.Save(Of(Region, 2) with { Name = "Höstplanen, åäö", Reason = "Färre inkom" });
        var unit = store.Save(Of(Region with { Unit = "U1" }, 3));
        var next = store.Save(Of(Region with { Year = 2027 }, 4));
        store.Save(Of(Region with { Region = "Dalarna" }, 5));
        Assert.Equal([1, 2, 1, 1], [first.Version, second.Version, unit.Version, next.Version]);
        Assert.Equal([first, second], store.Plans(Region));
        Assert.Equal([unit], store.Plans(unit.Scope));
        Assert.Empty(store.Plans(Region with { Unit = "U2" }));
        Assert.Equal(5, store.Plans().Count);
    }

    [Fact]
    public void A_plan_comes_back_number_by_number_when_the_store_is_opened_again()
    {
        var plan = Of(Region, 7) with { Inputs = Of(Region, 7).Inputs with { GrowthPerMille = -25 } };
        using (var store = given.Open())
        {
            store.Save(plan);
        }

        using var again = given.Open();
        Assert.Equal([plan with { Version = 1 }], again.Plans(Region));
    }

    [Fact]
    public void Versions_are_given_once_however_many_save_at_the_same_time()
    {
        using var store = given.Open();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number => store.Save(Of(Region, number)));
        Assert.Equal(Enumerable.Range(1, 8), store.Plans(Region).Select(plan => plan.Version));
    }

    private static SavedPlan Of(PlanScope scope, int number) => new(
        scope, "Planen", "Första", "anna", Given.Noon.ToUniversalTime(),
        PlanInputs.Empty.With([new(new(MeasuringPoint.FirstVisit, new(2026, 1), PlanField.Completed), number), new(new(MeasuringPoint.Treatment, new(2025, 12), PlanField.Waiting), 0)]));
}

/// <inheritdoc/>
public sealed class PlanTestsInSqlite() : PlanTests(new Given());

/// <inheritdoc/>
public sealed class PlanTestsInPostgres(TestServer server) : PlanTests(new Given(server));
