// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Poller : IDisposable
{
    private readonly Timer _timer;

    public Poller() => _timer = new Timer(_ => Check("inbox"), null, 1000, 1000);

    [Observe]
    private static void Check(string box) => Console.WriteLine(box);

    public void Dispose() => _timer.Dispose();
}
