// Planted: LFO1001
using Langfuse.Observe;

public abstract class Tool
{
    [Observe(AsType = ObservationType.Tool)]
    protected abstract string Execute(string input);

    public string Run(string input) => Execute(input);
}
