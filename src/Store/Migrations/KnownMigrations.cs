namespace Trettio.Store.Migrations;

/// <summary>The migrations that this program knows, in order; kept by hand so that opening an up-to-date database needs no EF model.</summary>
internal static class KnownMigrations
{
    public static IReadOnlyList<string> Ids { get; } = [First.Id, Medications.Id, Versions.Id, NationalRecords.Id, CheckOutcomes.Id, Plans.Id, UnitFindings.Id, LaterRows.Id];
}
