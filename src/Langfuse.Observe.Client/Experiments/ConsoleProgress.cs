namespace Langfuse.Observe.Experiments;

/// <summary>Progress on standard error.</summary>
internal sealed class ConsoleProgress : IProgress<ExperimentProgress>
{
    private int _lastTenth = -1;

    public void Report(ExperimentProgress value)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{value}{(value.Done == value.Total ? Environment.NewLine : "   ")}");
            return;
        }

        var tenth = value.Total == 0 ? 10 : value.Done * 10 / value.Total;
        if (tenth != _lastTenth)
        {
            _lastTenth = tenth;
            Console.Error.WriteLine(value);
        }
    }
}
