using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>Where each failed check found its rows, by which day a finding is to be corrected, and one version of a month once.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class UnitFindings : Migration
{
    public const string Id = "20261126060000_UnitFindings";

    /// <summary>The index that lets a month have each version once.</summary>
    public const string VersionOnce = "publications_version";

    private const string Steps = "close_steps";

    private const string AddedToSteps = "DueOn:int?";

    private static readonly FirstSchema.PlainText Table = new(
        "CheckPlaceRow", "check_places", "Delivery Place", "", "Delivery:int Place:int Check:text Unit:text Month:int? Count:long");

    /// <summary>The plain tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.PlainText> Plain { get; } =
        [.. Plans.Plain.Select(table => table.Name == Steps ? table with { Columns = $"{table.Columns} {AddedToSteps}" } : table), Table];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Operations.Add(First.Table(migrationBuilder, Table.Name, FirstSchema.Columns(Table.Columns), ["delivery", "place"]));
        foreach (var column in FirstSchema.Columns(AddedToSteps))
        {
            migrationBuilder.Operations.Add(First.Column(migrationBuilder, Steps, column));
        }

        migrationBuilder.CreateIndex(VersionOnce, "publications", ["region", "month", "version"], unique: true);
    }
}
