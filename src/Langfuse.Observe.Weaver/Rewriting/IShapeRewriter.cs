using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Edits methods of one shape, or of a few that are edited alike.</summary>
internal interface IShapeRewriter
{
    bool Rewrites(MethodShape shape);

    void Rewrite(ObservationPlan plan);
}
