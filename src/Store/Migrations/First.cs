using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
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
            migrationBuilder.Operations.Add(Table(migrationBuilder, table.Name, columns, [.. table.Key.Split(' ').Select(key => columns.First(column => column.Name == key).Stored)]));
            if (table.Index.Length > 0)
            {
                migrationBuilder.CreateIndex($"{table.Name}_delivery", table.Name, "delivery");
            }
        }

        foreach (var table in FirstSchema.Versioned)
        {
            var columns = FirstSchema.Columns(FirstSchema.OfVersions(table)).ToList();
            migrationBuilder.Operations.Add(Table(migrationBuilder, table.Name, columns, ["row_id"]));
            migrationBuilder.CreateIndex(
                table.Name + "_current", table.Name, table.Key.Split(' '), unique: true, filter: "superseded_by IS NULL");
            foreach (var column in table.Lookups.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                migrationBuilder.CreateIndex($"{table.Name}_{column}", table.Name, column, filter: $"{column} IS NOT NULL");
            }
        }
    }

    /// <summary>
    /// SQLite compares texts byte by byte and numbers rows by itself; PostgreSQL is told to. Otherwise its order of keys would be that of the
    /// language the server was set up in.
    /// </summary>
    internal static CreateTableOperation Table(MigrationBuilder builder, string name, IEnumerable<FirstSchema.ColumnText> columns, string[] key)
    {
        var table = new CreateTableOperation { Name = name, PrimaryKey = new() { Name = "PK_" + name, Table = name, Columns = key } };
        table.Columns.AddRange(columns.Select(column => Column(builder, name, column)));
        return table;
    }

    internal static bool IsServer(MigrationBuilder builder) => builder.ActiveProvider?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true;

    internal static AddColumnOperation Column(MigrationBuilder builder, string table, FirstSchema.ColumnText column)
    {
        var isServer = IsServer(builder);
        var added = new AddColumnOperation
        {
            Table = table,
            Name = column.Stored,
            ClrType = column.Type,
            IsNullable = column.Nullable,
            Collation = isServer && column.Type == typeof(string) ? "C" : null,
        };
        if (isServer && column.Stored == "row_id")
        {
            added.AddAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        }

        return added;
    }
}
