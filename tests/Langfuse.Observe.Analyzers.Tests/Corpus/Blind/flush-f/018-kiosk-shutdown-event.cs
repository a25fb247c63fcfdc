// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var kiosk = new Kiosk();
kiosk.TicketAsked += (_, text) =>
{
    using var trace = langfuse.StartTrace("ticket-question", input: text);
    trace.Update(output: Clerk.Answer(text));
};
kiosk.Serve(["Zoo, two adults", "Museum, one child"]);
Console.WriteLine("kiosk closed for today");

void Close()
{
    kiosk.Serve([]);
    langfuse.Dispose();
}

public sealed class Kiosk
{
    public event EventHandler<string>? TicketAsked;

    public void Serve(IEnumerable<string> questions)
    {
        foreach (var question in questions)
        {
            TicketAsked?.Invoke(this, question);
        }
    }
}

public static class Clerk
{
    [Observe]
    public static string Answer(string question)
    {
        var place = question.Split(',')[0];
        return $"{place}: open until six.";
    }
}
