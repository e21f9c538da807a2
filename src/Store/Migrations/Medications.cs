using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>Medicines that patients began with, and for every versioned table an index of the versions that a delivery ended.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class Medications : Migration
{
    public const string Id = "20261125000000_Medications";

    private static readonly FirstSchema.TableText Table = new(
        "medications", "patient_id unit_id started_on atc", "",
        "patient_id:text unit_id:text? started_on:int atc:text followed_up_on:int?");

    /// <summary>The versioned tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.TableText> Versioned { get; } = [.. FirstSchema.Versioned, Table];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Operations.Add(First.Table(migrationBuilder, Table.Name, FirstSchema.Columns(FirstSchema.OfVersions(Table)), ["row_id"]));
        migrationBuilder.CreateIndex(
            Table.Name + "_current", Table.Name, Table.Key.Split(' '), unique: true, filter: "superseded_by IS NULL");
        foreach (var table in Versioned)
        {
            migrationBuilder.CreateIndex(
                table.Name + "_superseded_by", table.Name, "superseded_by", filter: "superseded_by IS NOT NULL");
        }
    }
}
