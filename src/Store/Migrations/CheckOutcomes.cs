using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>How every check ended, kept with the delivery.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class CheckOutcomes : Migration
{
    public const string Id = "20261126000000_CheckOutcomes";

    private static readonly FirstSchema.PlainText Table = new(
        "CheckOutcomeRow", "check_outcomes", "Delivery Place", "", "Delivery:int Place:int Check:text Outcome:text Severity:int Count:long Of:long Sv:text En:text");

    /// <summary>The plain tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.PlainText> Plain { get; } = [.. Versions.Plain, Table];

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Operations.Add(
        First.Table(migrationBuilder, Table.Name, FirstSchema.Columns(Table.Columns), ["delivery", "place"]));
}
