using SQLitePCL;
using Trettio.Quality;

namespace Trettio.Store.Sqlite;

/// <summary>Keeps what could not be read. Called from inside the reading of a table, also from a reader's own threads.</summary>
internal sealed class UnreadWriter(sqlite3 database, int delivery) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Statement rows = new(
        database,
        "INSERT INTO quarantine (delivery, file, line, \"column\", value_class, reason_sv, reason_en, raw_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

    private readonly Statement cells = new(
        database, "INSERT INTO unread_cells (delivery, file, line, \"column\", raw_text) VALUES (?, ?, ?, ?, ?)");

    public void Quarantine(UnreadRow row, string rawText)
    {
        lock (gate)
        {
            var to = rows.Writer;
            to.Number(delivery);
            to.Text(row.File);
            to.Number(row.Line);
            to.Text(row.Column);
            to.Text(row.ValueClass);
            to.Text(row.Reason.Sv);
            to.Text(row.Reason.En);
            to.Text(rawText);
            rows.Run();
        }
    }

    public void Keep(UnreadCell cell)
    {
        lock (gate)
        {
            var to = cells.Writer;
            to.Number(delivery);
            to.Text(cell.File);
            to.Number(cell.Line);
            to.Text(cell.Column);
            to.Text(cell.RawText);
            cells.Run();
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        cells.Dispose();
    }
}
