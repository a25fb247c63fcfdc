// Planted: LFO1012
using Langfuse.Observe;

namespace Alerts
{
    [Observe]
    public class Notifier
    {
        private readonly List<string> _sent = new();

        public async void Notify(string channel, string text)
        {
            await Task.Delay(3);
            lock (_sent)
            {
                _sent.Add(channel + ": " + text);
            }
        }

        public string[] Sent()
        {
            lock (_sent)
            {
                return _sent.ToArray();
            }
        }
    }

    public static class Program
    {
        public static async Task Main()
        {
            await using var langfuse = LangfuseClient.Start();
            var notifier = new Notifier();
            notifier.Notify("ops", "queue is long");
            await Task.Delay(100);
            Console.WriteLine(string.Join(Environment.NewLine, notifier.Sent()));
        }
    }
}
