using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>Deliveries, and everything they bring, versioned by delivery.</summary>
[DbContext(typeof(StoreContext))]
[Migration(Id)]
internal sealed class First : Migration
{
    public const string Id = "20261123000000_First";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in FirstSchema.Plain)
        {
            var columns = FirstSchema.Columns(table.Columns).ToList();
            migrationBuilder.Operations.Add(Table(table.Name, columns, [.. table.Key.Split(' ').Select(key => columns.First(column => column.Name == key).Stored)]));
            if (table.Index.Length > 0)
            {
                migrationBuilder.CreateIndex($"{table.Name}_delivery", table.Name, "delivery");
            }
        }

        foreach (var table in FirstSchema.Versioned)
        {
            var columns = FirstSchema.Columns(FirstSchema.OfVersions(table)).ToList();
            migrationBuilder.Operations.Add(Table(table.Name, columns, ["row_id"]));
            migrationBuilder.CreateIndex(
                table.Name + "_current", table.Name, table.Key.Split(' '), unique: true, filter: "superseded_by IS NULL");
            foreach (var column in table.Lookups.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                migrationBuilder.CreateIndex($"{table.Name}_{column}", table.Name, column, filter: $"{column} IS NOT NULL");
            }
        }
    }

    internal static CreateTableOperation Table(string name, IEnumerable<FirstSchema.ColumnText> columns, string[] key)
    {
        var table = new CreateTableOperation { Name = name, PrimaryKey = new() { Name = "PK_" + name, Table = name, Columns = key } };
        table.Columns.AddRange(columns.Select(column => new AddColumnOperation
        {
            Table = name,
            Name = column.Stored,
            ClrType = column.Type,
            IsNullable = column.Nullable,
        }));
        return table;
    }
}
