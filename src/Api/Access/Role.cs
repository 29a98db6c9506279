namespace AntiCorruption.Api.Access;

/// <summary>What a caller may do; each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Reads the network, people under their pseudonyms.</summary>
    Viewer = 1,

    /// <summary>Measures it and takes exports.</summary>
    Researcher = 2,

    /// <summary>Changes it and sees personal fields.</summary>
    Coordinator = 3,

    /// <summary>Everything.</summary>
    Administrator = 4,
}
