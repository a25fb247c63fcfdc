// Planted: LFO1009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var planner = new DispatchPlanner(prompt => Task.FromResult(new PlanReply("van-3 -> north; van-1 -> harbour", 210, 35)));
foreach (var order in args.DefaultIfEmpty("12 parcels to the harbour"))
{
    Console.WriteLine(await planner.PlanAsync(order));
}

record PlanReply(string Text, int Read, int Written);

class DispatchPlanner(Func<string, Task<PlanReply>> ask)
{
    [Observe(Name = "plan-dispatch", AsType = ObservationType.Chain)]
    public async Task<string> PlanAsync(string order)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await ask($"Plan vans for {order} (attempt {attempt})");
            var status = reply switch
            {
                { Text: "" } when attempt < 3 => "empty",
                { Text: "" } => "gave up",
                _ => "planned",
            };
            if (status == "empty")
            {
                continue;
            }

            LangfuseContext.UpdateCurrentObservation(
                metadata: new { status, attempt },
                usage: new Usage(input: reply.Read, output: reply.Written));
            return reply.Text;
        }
    }
}
