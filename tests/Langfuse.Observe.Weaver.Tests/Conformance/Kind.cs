namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>A row of the conformance table: one kind of method.</summary>
/// <param name="Title">What the row is called.</param>
/// <param name="Family">How it is called.</param>
/// <param name="Source">The members of a static class, of which <c>Call</c> calls the observed method. <c>BODY</c> stands for what happens
/// before the result is made.</param>
public sealed record Kind(string Title, Family Family, string Source)
{
    /// <summary>The columns of a kind that gives back null: it calls nothing, and there is nothing to await or to enumerate.</summary>
    public static readonly Outcome[] WithoutContent =
    [
        Outcome.Returns, Outcome.Throws, Outcome.Concurrent, Outcome.TaskRun, Outcome.ParallelForEach, Outcome.SynchronizationContext,
        Outcome.SuppressedFlow, Outcome.Timer, Outcome.Channel, Outcome.ThreadPool,
    ];

    /// <summary>The name of the observation.</summary>
    public string Name { get; init; } = "M";

    /// <summary>A local function of the program's top-level statements, which its class gets as <c>Entry</c>; null for all other kinds.</summary>
    public string? TopLevel { get; init; }

    /// <summary>Whether the method itself awaits, rather than give back what another awaits.</summary>
    public bool Awaits { get; init; } = Family == Family.Async;

    /// <summary>The only columns that make sense, for a kind that has few.</summary>
    public IReadOnlyCollection<Outcome>? Only { get; init; }

    /// <summary>The class that holds it.</summary>
    public string TypeName { get; } = "Of_" + new string([.. Title.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_')]) + ".Kinds";

    /// <summary>The class that the observed method stands in, or around it.</summary>
    public string Owner => TopLevel is null ? TypeName : "Program";

    /// <summary>Which columns make sense for it.</summary>
    public bool Has(Outcome outcome) => outcome switch
    {
        _ when Only is not null => Only.Contains(outcome),
        Outcome.ThrowsLater => Family != Family.Sync,
        Outcome.BreaksEarly or Outcome.Abandoned or Outcome.EnumeratedTwice or Outcome.ThrowsInDispose => Family is Family.Stream or Family.AsyncStream,
        Outcome.WhenAny or Outcome.Prefetch or Outcome.Merge => Family == Family.AsyncStream,
        Outcome.NeverAwaited => Family == Family.Async,
        Outcome.WhenAll or Outcome.ConfigureAwait => Family == Family.Async,
        _ => true,
    };

    public override string ToString() => Title;

    /// <summary>The statements that stand at the head of the program.</summary>
    public string ToStatements() => TopLevel is null ? "" : $"{TypeName}.Entry = {Name};\n{TopLevel.Replace("BODY", Prelude(), StringComparison.Ordinal)}\n";

    /// <summary>The class as C#.</summary>
    public string ToSource() => 
        // A namespace each, so that extension methods of one kind are not seen by another.
        $"namespace {TypeName.Split('.')[0]}\n{{\npublic static partial class Kinds\n{{\n{Source.Replace("BODY", Prelude(), StringComparison.Ordinal)}\n}}\n}}\n";

    private string Prelude() => "Work.Enter(x); if (Work.ThrowsAtOnce) { throw Work.Boom(); }"
        + (Awaits ? " await Work.PauseAsync(); if (Work.ThrowsLater) { throw Work.Boom(); }" : "");
}
