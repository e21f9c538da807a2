using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trettio.Store.Schema;

/// <summary>EF Core's view of the database: all tables for the schema, the unversioned ones for ordinary reading and writing.</summary>
internal sealed class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<DeliveryFileRow> DeliveryFiles => Set<DeliveryFileRow>();

    public DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    public DbSet<UnreadCellRow> UnreadCells => Set<UnreadCellRow>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    public DbSet<CheckOutcomeRow> CheckOutcomes => Set<CheckOutcomeRow>();

    public DbSet<CheckPlaceRow> CheckPlaces => Set<CheckPlaceRow>();

    public DbSet<AcceptedFindingRow> AcceptedFindings => Set<AcceptedFindingRow>();

    public DbSet<PublicationRow> Publications => Set<PublicationRow>();

    public DbSet<CloseStepRow> CloseSteps => Set<CloseStepRow>();

    public DbSet<KeptFileRow> KeptFiles => Set<KeptFileRow>();

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    /// <summary>Uses a connection that is open and stays its owner's; whoever opened it also decides on the transaction.</summary>
    public static StoreContext On(DbConnection connection)
    {
        var builder = new DbContextOptionsBuilder<StoreContext>();
        var options = (connection is SqliteConnection ? builder.UseSqlite(connection) : builder.UseNpgsql(connection))

            // The store migrates inside a transaction of its own, so that a killed program leaves no half schema and no lock behind.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning))
            .Options;
        var context = new StoreContext(options);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeliveryRow>(row => row.ToTable("deliveries").HasKey(delivery => delivery.Id));
        modelBuilder.Entity<DeliveryFileRow>(row =>
            row.ToTable("delivery_files").HasKey(file => new { file.Delivery, file.Place }));
        modelBuilder.Entity<QuarantineRow>(row =>
        {
            row.ToTable("quarantine").HasKey(unread => unread.RowId);
            row.HasIndex(unread => unread.Delivery).HasDatabaseName("quarantine_delivery");
        });
        modelBuilder.Entity<UnreadCellRow>(row =>
        {
            row.ToTable("unread_cells").HasKey(cell => cell.RowId);
            row.HasIndex(cell => cell.Delivery).HasDatabaseName("unread_cells_delivery");
        });
        modelBuilder.Entity<FindingRow>(row => row.ToTable("findings").HasKey(finding => new { finding.Delivery, finding.Place }));
        modelBuilder.Entity<CheckOutcomeRow>(row => row.ToTable("check_outcomes").HasKey(outcome => new { outcome.Delivery, outcome.Place }));
        modelBuilder.Entity<AcceptedFindingRow>(row => row.ToTable("accepted_findings").HasKey(finding => finding.Id));
        modelBuilder.Entity<CheckPlaceRow>(row => row.ToTable("check_places").HasKey(place => new { place.Delivery, place.Place }));
        modelBuilder.Entity<PublicationRow>(row =>
        {
            row.ToTable("publications").HasKey(publication => publication.Id);
            row.HasIndex(publication => new { publication.Region, publication.Month, publication.Version }).IsUnique().HasDatabaseName(Migrations.UnitFindings.VersionOnce);
        });
        modelBuilder.Entity<CloseStepRow>(row => row.ToTable("close_steps").HasKey(step => step.Id));
        modelBuilder.Entity<KeptFileRow>(row => row.ToTable("kept_files").HasKey(file => file.Id));
        modelBuilder.Entity<PlanRow>(row => row.ToTable("plans").HasKey(plan => plan.Id));
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }

        foreach (var table in FigureTables.All)
        {
            modelBuilder.SharedTypeEntity<Dictionary<string, object>>(table.Name, row => Versioned(row, table));
        }
    }

    private static void Versioned(EntityTypeBuilder<Dictionary<string, object>> row, VersionedTable table)
    {
        row.ToTable(table.Name);
        row.IndexerProperty<long>("row_id").ValueGeneratedNever();
        row.HasKey("row_id");
        foreach (var column in table.Columns)
        {
            if (column.Kind == ColumnKind.Text)
            {
                row.IndexerProperty<string>(column.Name).IsRequired(!column.Nullable);
            }
            else
            {
                row.IndexerProperty<int?>(column.Name).IsRequired(!column.Nullable);
            }
        }

        row.IndexerProperty<int>("delivery");
        row.IndexerProperty<int?>("superseded_by");

        // One current version per record, enforced; the ended versions burden no look-up.
        row.HasIndex([.. table.Key]).IsUnique().HasFilter("superseded_by IS NULL").HasDatabaseName(table.Name + "_current");

        // The versions that a delivery ended are found without reading the others.
        row.HasIndex("superseded_by").HasFilter("superseded_by IS NOT NULL").HasDatabaseName(table.Name + "_superseded_by");

        // What a delivery brought is found likewise. The first one's rows are most of the table: they are read through, and burden no index.
        row.HasIndex("delivery").HasFilter("delivery > 1").HasDatabaseName(table.Name + "_delivery");
        foreach (var column in table.Lookups)
        {
            row.HasIndex(column).HasFilter($"{column} IS NOT NULL").HasDatabaseName($"{table.Name}_{column}");
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
