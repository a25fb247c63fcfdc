using ModelService;

namespace ToolAgent;

/// <summary>What the model says without a key: it looks the order up, refunds it, and says so.</summary>
internal static class Script
{
    public static Reply Answer(IReadOnlyList<Turn> turns) => turns.Count(static turn => turn.Role == "tool") switch
    {
        0 => Reply.Call("find_order", """{"number":7}"""),
        1 => Reply.Call("refund", """{"number":7,"amount":120}"""),
        _ => Reply.Say("Your 120 are on the way back."),
    };
}
