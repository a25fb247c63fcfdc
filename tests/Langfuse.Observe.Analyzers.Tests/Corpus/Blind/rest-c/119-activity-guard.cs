// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Scripting;

internal readonly struct KeptActivity : IDisposable
{
    private readonly Activity? _before;

    public KeptActivity() => _before = Activity.Current;

    public void Dispose() => Activity.Current = _before;
}

public sealed class ScriptRunner(Action<string> engine)
{
    private int _runs;

    [Observe(AsType = ObservationType.Tool, Name = "run-script")]
    public int Run(string script)
    {
        using (new KeptActivity())
        {
            engine(script);
        }

        return Count(script);
    }

    [Observe]
    private int Count(string script) => _runs += script.Length > 0 ? 1 : 0;
}
