using ModelService;

namespace ExperimentGate;

/// <summary>What the model says without a key: one of the answers is wrong.</summary>
internal static class Script
{
    public static Reply Answer(IReadOnlyList<Turn> turns) => Reply.Say(turns[^1].Text switch
    {
        "How long may I return goods?" => "Within 30 days.",
        "Do you ship to Norway?" => "Yes, we do.",
        "Are gift cards refundable?" => "No, they are not.",
        _ => "I do not know.",
    });
}
