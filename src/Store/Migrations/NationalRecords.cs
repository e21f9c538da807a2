using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>The records of the national format.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class NationalRecords : Migration
{
    public const string Id = "20261125210000_NationalRecords";

    private const string Shared =
        "month:int region_code:text region_hsa_id:text hospital_code:text? hospital_name:text? provider_hsa_id:text care_unit_hsa_id:text own_unit_hsa_id:text? "
        + "contact_id:text guaranteed:int phase:int mvo:text activity:text? activity_kva:text? activity_icd:text? birth_year:int sex:int municipality:text "
        + "listed_at_hsa_id:text? booking:text contact_type:text profession:text deviation:int decided_on:int target_on:int? referrer_type:text? "
        + "referrer_hsa_id:text? referral_id:text? referred_on:int? arrived_on:int?";

    private static readonly FirstSchema.TableText[] Added =
    [
        new("national_completed", "region_code contact_id", "",
            Shared + " started_on:int? acute_kind:text? acute_started_on:int? assessed_on:int? ended_on:int? broken_off:text?"),
        new("national_waiting", "month region_code contact_id", "", Shared),
        new("national_codes", "block region_code contact_id code", "", "block:int month:int region_code:text contact_id:text code:text is_main:int?"),
    ];

    /// <summary>The versioned tables as they are after this migration.</summary>
    public static IReadOnlyList<FirstSchema.TableText> Versioned { get; } = [.. Medications.Versioned, .. Added];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Added)
        {
            migrationBuilder.Operations.Add(First.Table(migrationBuilder, table.Name, FirstSchema.Columns(FirstSchema.OfVersions(table)), ["row_id"]));
            migrationBuilder.CreateIndex(table.Name + "_current", table.Name, table.Key.Split(' '), unique: true, filter: "superseded_by IS NULL");
            migrationBuilder.CreateIndex(table.Name + "_superseded_by", table.Name, "superseded_by", filter: "superseded_by IS NOT NULL");
        }
    }
}
