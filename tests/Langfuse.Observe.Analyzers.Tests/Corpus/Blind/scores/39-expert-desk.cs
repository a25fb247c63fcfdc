// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var desk = new ExpertDesk(langfuse);
desk.Close(new Ticket("0af7651916cd43dd8448eb211c80319c", "Draft reply", "Corrected reply", ScoreDataType.Correction));
desk.Close(new Ticket("4bf92f3577b34da6a3ce929d0e0e4736", "Draft reply", "Too curt", ScoreDataType.Text));

record Ticket(string TraceId, string Draft, string Entry, ScoreDataType Kind);

class ExpertDesk(LangfuseClient langfuse)
{
    const string Corrected = "output";
    const string Remark = "expert-remark";

    public void Close(Ticket ticket)
    {
        if (ticket.Entry == ticket.Draft)
            return;

        if (ticket.Kind == ScoreDataType.Correction)
            langfuse.Score(Corrected, ticket.Entry, traceId: ticket.TraceId, dataType: ScoreDataType.Correction);
        else if (ticket.Entry.Length is > 0 and <= 500)
            langfuse.Score(Remark, ticket.Entry, traceId: ticket.TraceId, dataType: ScoreDataType.Text);
    }
}
