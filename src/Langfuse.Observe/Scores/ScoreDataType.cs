namespace Langfuse.Observe;

/// <summary>The kind of value that a score has.</summary>
public enum ScoreDataType
{
    /// <summary>A number.</summary>
    Numeric,

    /// <summary>One of a set of labels.</summary>
    Categorical,

    /// <summary>True or false; 1 or 0 on the wire.</summary>
    Boolean,

    /// <summary>A text of 1 to 500 characters.</summary>
    Text,

    /// <summary>A corrected output; its name is always <c>output</c>.</summary>
    Correction,
}
