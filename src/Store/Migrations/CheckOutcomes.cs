using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>How every check ended, kept with the delivery, and what the checks ask of a national queue: its day, and a start that should not be there.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class CheckOutcomes : Migration
{
    public const string Id = "20261126000000_CheckOutcomes";

    private const string Waiting = "national_waiting";

    private const string AddedToWaiting = "started_on:int? snapshot_on:int?";

    private static readonly FirstSchema.PlainText Table = new(
        "CheckOutcomeRow", "check_outcomes", "Delivery Place", "", "Delivery:int Place:int Check:text Outcome:text Severity:int Count:long Of:long Sv:text En:text");

    /// <summary>The plain tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.PlainText> Plain { get; } = [.. Versions.Plain, Table];

    /// <summary>The versioned tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.TableText> Versioned { get; } =
        [.. NationalRecords.Versioned.Select(table => table.Name == Waiting ? table with { Columns = $"{table.Columns} {AddedToWaiting}" } : table)];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Operations.Add(First.Table(migrationBuilder, Table.Name, FirstSchema.Columns(Table.Columns), ["delivery", "place"]));
        foreach (var column in FirstSchema.Columns(AddedToWaiting))
        {
            migrationBuilder.Operations.Add(First.Column(migrationBuilder, Waiting, column));
        }
    }
}
