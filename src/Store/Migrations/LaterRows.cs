using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>
/// For every versioned table an index of the rows that came after the first delivery. In PostgreSQL it takes the place of the key on the rows' own
/// numbers, which nothing asked for and which a first delivery of a million rows paid a tenth of its time for (docs/decisions/0023).
/// </summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class LaterRows : Migration
{
    public const string Id = "20261126070000_LaterRows";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in CheckOutcomes.Versioned)
        {
            migrationBuilder.CreateIndex(table.Name + "_delivery", table.Name, "delivery", filter: "delivery > 1");
            if (First.IsServer(migrationBuilder))
            {
                migrationBuilder.DropPrimaryKey("PK_" + table.Name, table.Name);
            }
        }
    }
}
