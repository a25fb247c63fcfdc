// Planted: LFO6010
using Langfuse.Observe;

namespace Harbour;

public sealed class Lighthouse(LangfuseClient langfuse, Func<string> readRadar)
{
    private readonly List<string> _reports = [];
    private Thread? _watch;

    public void Begin(string officer)
    {
        using var shift = langfuse.StartTrace("begin-shift", userId: officer);
        if (_watch is null)
        {
            _watch = new Thread(Watch) { IsBackground = true, Name = "radar" };
            _watch.Start();
        }

        shift.Update(output: "on watch");
    }

    private void Watch()
    {
        for (; ; )
        {
            var report = Describe(readRadar());
            lock (_reports)
            {
                _reports.Add(report);
            }

            Thread.Sleep(TimeSpan.FromSeconds(30));
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private static string Describe(string echo) => echo.Length == 0 ? "clear" : "ship ahead: " + echo;
}
