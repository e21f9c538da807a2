using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Trettio.Care;
using Trettio.Store.Migrations;
using Trettio.Store.Schema;
using Trettio.Store.Sqlite;

namespace Trettio.Whole.Store;

/// <summary>A store that an earlier program wrote is opened and brought up to date with all that is in it.</summary>
public sealed class EarlierSchemas : IDisposable
{
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public void A_store_of_the_first_schema_keeps_its_rows_and_takes_medications()
    {
        WriteByTheFirstSchema();
        var medication = new Medication { PatientId = "P1", UnitId = "U1", StartedOn = new(2025, 2, 3), Atc = "N06BA04" };
        using (var store = given.Open())
        {
            Assert.Equal(1, store.LatestDelivery);
            Assert.Equal(["P1"], store.Events().Patients().Select(patient => patient.PatientId));
            Assert.Empty(store.Events().Medications());
            store.Take("b", Given.Events(new Patient { PatientId = "P1", BirthYear = 2013 }, medication));
            Assert.Equal([medication], store.Events().Medications());
            Assert.Equal([2012, 2013], [store.Events(1).Patients().Single().BirthYear, store.Events(2).Patients().Single().BirthYear]);
        }

        using var connection = Connect();
        Assert.Equal(1L, Scalar(connection, "SELECT count(*) FROM patients WHERE superseded_by = 2"));
        Assert.Contains("patients_superseded_by", Plan(connection, "SELECT patient_id FROM patients WHERE superseded_by = 2"), StringComparison.Ordinal);
    }

    [Fact]
    public void Brought_up_to_date_it_has_the_schema_of_a_new_one()
    {
        WriteByTheFirstSchema();
        given.Open().Dispose();
        using var other = new Given();
        other.Open().Dispose();
        using var connection = Connect();
        using var fresh = new SqliteConnection($"Data Source={other.Path};Pooling=False");
        fresh.Open();
        const string schema = "SELECT group_concat(sql, x'0a') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name)";
        Assert.Equal(Scalar(fresh, schema), Scalar(connection, schema));
        using var context = StoreContext.On(connection);
        Assert.Equal(KnownMigrations.Ids, context.Database.GetAppliedMigrations());
    }

    [Fact]
    public void A_medicine_with_no_unit_is_one_record_also_when_it_changes()
    {
        using var store = given.Open();
        var medication = new Medication { PatientId = "P1", StartedOn = new(2025, 2, 3), Atc = "N06BA04" };
        store.Take("a", Given.Events(medication, medication with { Atc = "N06AB03" }, medication with { UnitId = "U1" }));
        store.Take("b", Given.Events(medication with { FollowedUpOn = new(2025, 3, 3) }));
        Assert.Equal(3, store.Events().Medications().Count());
        Assert.Single(store.Events().Medications(), known => known.FollowedUpOn is not null);
        Assert.DoesNotContain(store.Events(1).Medications(), known => known.FollowedUpOn is not null);
    }

    [Fact]
    public void A_patients_medicines_are_also_those_of_the_patients_it_is_merged_with()
    {
        using var store = given.Open();
        Medication Begun(string patient) => new() { PatientId = patient, UnitId = "U1", StartedOn = new(2025, 2, 3), Atc = "N06BA04" };
        store.Take("a", Given.Events(new Patient { PatientId = "P1", BirthYear = 2012, MergedInto = "P2" }, Begun("P1"), Begun("P2"), Begun("P3")));
        Assert.Equal(["P1", "P2"], store.EventsOfPatient("P2").Medications().Select(known => known.PatientId).Order());
    }

    private void WriteByTheFirstSchema()
    {
        using var connection = Connect();
        Connections.Set(connection, $"PRAGMA application_id={Connections.ApplicationId};");
        using var context = StoreContext.On(connection);
        context.GetService<IMigrator>().Migrate(KnownMigrations.Ids[0]);
        Connections.Set(connection, """
            INSERT INTO deliveries (id, received_at, content_hash, who, program) VALUES (1, '2025-09-01 12:00:00+00:00', 'a', 'anna', '0.1.0');
            INSERT INTO patients (patient_id, birth_year, protected, delivery) VALUES ('P1', 2012, 0, 1);
            """);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={given.Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static string Plan(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetString(3) : "";
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
