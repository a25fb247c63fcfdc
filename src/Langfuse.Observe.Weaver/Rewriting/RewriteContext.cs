using Langfuse.Observe.Weaver.IL;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>What the rewriters of one module share.</summary>
internal sealed record RewriteContext(ScopeMembers Scope, WellKnownMembers Known, MethodCatalogue Catalogue);
