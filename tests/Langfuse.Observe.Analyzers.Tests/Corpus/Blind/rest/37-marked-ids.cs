// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var member = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
Console.WriteLine(Concierge.Reply("Any table for two?", member, 20241105L, "gpt-4o"));
Console.WriteLine(Concierge.Reply("And for three?", member, 20241105L, "gpt-4o-mini"));

internal static class Concierge
{
    [Observe(AsType = ObservationType.Generation)]
    public static string Reply(
        string question,
        [UserId] Guid member,
        [SessionId] long visit,
        [Model] string deployment)
    {
        var seats = question.Contains("three") ? 3 : 2;
        return $"{deployment}: {seats} seats kept for {member:N} on visit {visit}";
    }
}
