using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality;

namespace Trettio.Work;

/// <summary>A delivery that is checked on a thread of its own from the rows that another thread reads and stores.</summary>
internal sealed class CheckedAside(CareDelivery delivery, CheckedBy by) : IDisposable
{
    private readonly SharedReading shared = new(delivery);
    private Task<IReadOnlyList<CheckResult>>? running;

    /// <summary>The events that are to be read to their end; the checks follow.</summary>
    public ICareEvents Begin()
    {
        // Figures are few and held whole; read here, so that what hears of their unread rows does so on the reader's thread.
        var figures = delivery.Figures().Rows;
        running = Task.Run(() =>
        {
            try
            {
                return by.Run(shared.Second, figures, null);
            }
            finally
            {
                shared.Leave();
            }
        });
        return shared.First;
    }

    /// <summary>How the checks ended; waits for them.</summary>
    public IReadOnlyList<CheckResult> Results() => running!.GetAwaiter().GetResult();

    /// <summary>Breaks off what still runs.</summary>
    public void Dispose()
    {
        shared.Break();
        ((IAsyncResult?)running)?.AsyncWaitHandle.WaitOne();
    }
}
