using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>Production plans and their versions.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class Plans : Migration
{
    public const string Id = "20261126020000_Plans";

    private static readonly FirstSchema.PlainText Added = new(
        "PlanRow", "plans", "Id", "", "Id:int Region:text Unit:text? Year:int Version:int Name:text Reason:text Who:text At:time GrowthPerMille:int Numbers:text");

    /// <summary>The plain tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.PlainText> Plain { get; } = [.. CheckOutcomes.Plain, Added];

    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Operations.Add(First.Table(migrationBuilder, Added.Name, FirstSchema.Columns(Added.Columns), ["id"]));
}
