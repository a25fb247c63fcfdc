namespace WeaveAll;

/// <summary>How a test run is woven and recorded.</summary>
internal enum Recording
{
    /// <summary>Not woven.</summary>
    None,

    /// <summary>Woven, with nothing that records.</summary>
    Off,

    /// <summary>Woven, with a recorder that takes every call.</summary>
    On,
}
