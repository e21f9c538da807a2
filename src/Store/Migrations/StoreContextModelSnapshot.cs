using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trettio.Store.Schema;

namespace Trettio.Store.Migrations;

/// <summary>The model that the migrations together amount to; a test compares it with the one in use.</summary>
[DbContext(typeof(StoreContext))]
internal sealed class StoreContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        foreach (var table in UnitFindings.Plain)
        {
            modelBuilder.Entity($"Trettio.Store.Schema.{table.Entity}", row =>
            {
                row.ToTable(table.Name);
                Properties(row, table.Columns);
                row.HasKey(table.Key.Split(' '));
                if (table.Index.Length > 0)
                {
                    row.HasIndex(table.Index).HasDatabaseName(table.Name + "_delivery");
                }
            });
        }

        modelBuilder.Entity("Trettio.Store.Schema.PublicationRow", row => row.HasIndex("Region", "Month", "Version").IsUnique().HasDatabaseName(UnitFindings.VersionOnce));
        foreach (var table in CheckOutcomes.Versioned)
        {
            modelBuilder.Entity(table.Name, row =>
            {
                row.ToTable(table.Name);
                Properties(row, FirstSchema.OfVersions(table));
                row.HasKey("row_id");
                row.HasIndex(table.Key.Split(' ')).IsUnique().HasFilter("superseded_by IS NULL").HasDatabaseName(table.Name + "_current");
                row.HasIndex("superseded_by").HasFilter("superseded_by IS NOT NULL").HasDatabaseName(table.Name + "_superseded_by");
                row.HasIndex("delivery").HasFilter("delivery > 1").HasDatabaseName(table.Name + "_delivery");
                foreach (var column in table.Lookups.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    row.HasIndex(column).HasFilter($"{column} IS NOT NULL").HasDatabaseName($"{table.Name}_{column}");
                }
            });
        }
    }

    private static void Properties(EntityTypeBuilder row, string columns)
    {
        foreach (var column in FirstSchema.Columns(columns))
        {
            var type = column.Nullable && column.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(column.Type) : column.Type;
            row.Property(type, column.Name).IsRequired(!column.Nullable).ValueGeneratedNever().HasColumnName(column.Stored);
        }
    }
}
