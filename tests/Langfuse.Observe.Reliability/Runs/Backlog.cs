namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Keeps producers from running away from the exporter, so that a sustained rate is measured and nothing need be dropped.</summary>
internal sealed class Backlog(Func<long> length)
{
    private const int Every = 256;
    private const long Most = 50_000;

    public void Wait(int number)
    {
        if (number % Every == 0)
        {
            while (length() > Most)
            {
                Thread.Sleep(1);
            }
        }
    }
}
