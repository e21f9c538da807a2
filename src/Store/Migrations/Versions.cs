using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>Deliveries that undo others and tell how they were read, accepted findings, and what closing a month leaves behind.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class Versions : Migration
{
    public const string Id = "20261125200000_Versions";

    private const string AddedToDeliveries = "Undoes:int? Mapping:text? Log:text?";

    private static readonly FirstSchema.PlainText[] Added =
    [
        new("AcceptedFindingRow", "accepted_findings", "Id", "",
            "Id:int Check:text Unit:text? Month:int? Count:long Reason:text Who:text At:time WithdrawnAt:time? WithdrawnBy:text?"),
        new("PublicationRow", "publications", "Id", "",
            "Id:int Region:text Month:int Version:int Delivery:int InputsHash:text RuleSet:text RulesHash:text Basis:int Agreement:text? Program:text "
            + "DecidedAt:time DecidedBy:text CheckedBy:text? Reason:text? Figures:text Goals:text? Changes:text?"),
        new("CloseStepRow", "close_steps", "Id", "",
            "Id:int Region:text Month:int Unit:text? Step:int At:time Who:text InsteadOf:text? Comment:text? Delivery:int? Detail:text?"),
        new("KeptFileRow", "kept_files", "Id", "",
            "Id:int Region:text Month:int Kind:int Name:text Sha256:text Content:text At:time Who:text"),
    ];

    /// <summary>The plain tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.PlainText> Plain { get; } =
    [
        .. FirstSchema.Plain.Select(table => table.Name == "deliveries" ? table with { Columns = $"{table.Columns} {AddedToDeliveries}" } : table),
        .. Added,
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in FirstSchema.Columns(AddedToDeliveries))
        {
            migrationBuilder.Operations.Add(First.Column(migrationBuilder, "deliveries", column));
        }

        foreach (var table in Added)
        {
            var columns = FirstSchema.Columns(table.Columns).ToList();
            migrationBuilder.Operations.Add(First.Table(
                migrationBuilder, table.Name, columns, [.. table.Key.Split(' ').Select(key => columns.First(column => column.Name == key).Stored)]));
        }
    }
}
