using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Children;

/// <summary>Records until it is killed. Says which observations are delivered or on disk, and of which requests it has long had the answer.</summary>
internal static class MixChild
{
    public const char Acknowledged = 'S';
    public const char Answered = 'A';
    public const char End = '.';

    private const int FirstAttempt = 1_000_000;
    private const int Observations = 30;

    public static async Task<int> RunAsync(int port, string directory, long maxSpoolBytes)
    {
        var answers = new AnswerWatch(FirstAttempt);
        await using var client = Clients.At(port, options =>
        {
            options.SpoolDirectory = directory;
            options.MaxSpoolBytes = maxSpoolBytes;
            options.Timeout = TimeSpan.FromSeconds(2);
            options.HttpHandlerFactory = answers.NewHandler;
        });
        var load = new Load(client);
        var said = 0;

        // An answer of the round before this one has been seen to: that it was is in the file that it was for.
        var (answered, before) = (new HashSet<int>(), new HashSet<int>());
        Console.WriteLine("ready");
        while (true)
        {
            load.Record(Observations);
            await client.FlushAsync(TimeSpan.FromMilliseconds(200));
            Say(Answered, before.Except(answered).Select(static attempt => attempt.ToString(null, System.Globalization.CultureInfo.InvariantCulture)));
            answered.UnionWith(before);
            before = [.. answers.Answered];
            if (client.Delivery.QueueLength == 0)
            {
                Say(Acknowledged, load.Ids.Skip(said).Select(static id => id.ToString("x16", null)));
                said = load.Ids.Count;
            }
        }
    }

    private static void Say(char what, IEnumerable<string> parts) => Console.WriteLine($"{what} {string.Join(' ', parts)} {End}");
}
