// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var inbox = new Inbox();
var done = new TaskCompletionSource<string>();
inbox.Arrived += OnArrived;
inbox.Push("Please call back");
Console.WriteLine(await done.Task);

async void OnArrived(object? sender, string text)
{
    try
    {
        done.SetResult(await Triage.SortAsync(text));
    }
    catch (Exception exception)
    {
        done.SetException(exception);
    }
}

internal sealed class Inbox
{
    public event EventHandler<string>? Arrived;

    public void Push(string text) => Arrived?.Invoke(this, text);
}

internal static class Triage
{
    [Observe(Name = "sort-mail")]
    public static async Task<string> SortAsync(string text)
    {
        await Task.Delay(3);
        return text.Contains("call") ? "phone" : "mail";
    }
}
